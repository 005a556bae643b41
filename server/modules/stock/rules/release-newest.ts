import { isPositive, minQuantity, subtractQuantity, type Quantity } from "@/server/kernel/quantity";

export interface Reservation {
  readonly id: string;
  readonly quantity: Quantity;
}

/**
 * Which reservations to give back when there is less than was promised: the newest first, each only as far as needed.
 * `reservations` come newest first.
 */
export function releaseNewest(reservations: readonly Reservation[], missing: Quantity): Reservation[] {
  const released: Reservation[] = [];
  let left = missing;
  for (const { id, quantity } of reservations) {
    if (!isPositive(left)) break;
    const part = minQuantity(quantity, left);
    released.push({ id, quantity: part });
    left = subtractQuantity(left, part);
  }
  return released;
}
