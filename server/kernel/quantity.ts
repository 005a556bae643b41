import { decimal, decimalText, type DecimalText } from "./money";

/** A quantity in an item's base unit, at most four decimals, as exact decimal text. */
export type Quantity = DecimalText;

export const ZERO: Quantity = "0";

export function addQuantity(a: Quantity, b: Quantity): Quantity {
  return decimalText(decimal(a).plus(b));
}

export function subtractQuantity(a: Quantity, b: Quantity): Quantity {
  return decimalText(decimal(a).minus(b));
}

/** −1, 0 or 1. */
export function compareQuantity(a: Quantity, b: Quantity): number {
  return decimal(a).comparedTo(b);
}

export function minQuantity(a: Quantity, b: Quantity): Quantity {
  return compareQuantity(a, b) <= 0 ? a : b;
}

export function maxQuantity(a: Quantity, b: Quantity): Quantity {
  return compareQuantity(a, b) >= 0 ? a : b;
}

export function isPositive(q: Quantity): boolean {
  return decimal(q).greaterThan(0);
}

export function isZero(q: Quantity): boolean {
  return decimal(q).isZero();
}

export function sumQuantity(quantities: Iterable<Quantity>): Quantity {
  let total = decimal(0);
  for (const q of quantities) total = total.plus(q);
  return decimalText(total);
}
