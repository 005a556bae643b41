import { shareOf } from "@/server/kernel/money";
import { addQuantity, compareQuantity, maxQuantity, minQuantity, subtractQuantity, type Quantity } from "@/server/kernel/quantity";

/** How much of a shipment line was shipped, came back and was invoiced. */
export interface ReturnableLine {
  readonly quantity: Quantity;
  readonly returned: Quantity;
  readonly returnedUnbilled: Quantity;
  readonly invoiced: Quantity;
  readonly costMinor: bigint;
}

/** What may still come back. */
export function returnableQuantity(line: Pick<ReturnableLine, "quantity" | "returned">): Quantity {
  return subtractQuantity(line.quantity, line.returned);
}

export function exceedsReturnable(line: Pick<ReturnableLine, "quantity" | "returned">, wanted: Quantity): boolean {
  return compareQuantity(wanted, returnableQuantity(line)) > 0;
}

/**
 * The unbilled part comes back first: its revenue is taken back and it is never invoiced. The billed part waits for a
 * credit note.
 */
export function splitReturn(line: ReturnableLine, quantity: Quantity): { unbilled: Quantity; billed: Quantity } {
  const notInvoiced = subtractQuantity(subtractQuantity(line.quantity, line.returnedUnbilled), line.invoiced);
  const unbilled = minQuantity(quantity, maxQuantity(notInvoiced, "0"));
  return { unbilled, billed: subtractQuantity(quantity, unbilled) };
}

/** Cost of the returned quantity at what the goods were issued for; the last return takes the rest, to the cent. */
export function returnCost(line: Pick<ReturnableLine, "quantity" | "returned" | "costMinor">, quantity: Quantity): bigint {
  const before = shareOf(line.costMinor, line.returned, line.quantity);
  return shareOf(line.costMinor, addQuantity(line.returned, quantity), line.quantity) - before;
}
