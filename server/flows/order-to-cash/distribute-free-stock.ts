import { isPositive, maxQuantity, minQuantity, subtractQuantity, sumQuantity, type Quantity } from "@/server/kernel/quantity";

/** An order line that waits for stock, in the order in which it is served. */
export interface WaitingLine {
  readonly id: string;
  readonly itemId: string;
  readonly held: boolean;
  readonly ordered: Quantity;
  readonly cancelled: Quantity;
  readonly shipped: Quantity;
  readonly reserved: Quantity;
}

/** Who gets what of the free stock: each waiting line what it lacks, first come first served, never more than there is. */
export function distributeFreeStock(waiting: readonly WaitingLine[], free: ReadonlyMap<string, Quantity>): { id: string; itemId: string; quantity: Quantity }[] {
  const left = new Map(free);
  return waiting.flatMap((line) => {
    if (line.held) return [];
    const lacks = subtractQuantity(line.ordered, sumQuantity([line.cancelled, line.shipped, line.reserved]));
    const quantity = maxQuantity(minQuantity(lacks, left.get(line.itemId) ?? "0"), "0");
    if (!isPositive(quantity)) return [];
    left.set(line.itemId, subtractQuantity(left.get(line.itemId) ?? "0", quantity));
    return [{ id: line.id, itemId: line.itemId, quantity }];
  });
}
