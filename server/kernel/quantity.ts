import type { DecimalText } from "./money";

/** A quantity in an item's base unit, at most four decimals, as exact decimal text. */
export type Quantity = DecimalText;

export const ZERO: Quantity = "0";

/*
 * Whole numbers of the smallest part that occurs are enough here, and browsers load no decimal library for comparing two quantities.
 */

const FIGURES = /^([-+]?)(\d*)(?:\.(\d*))?$/;

/** "-1.50" is 150 hundredths below zero. @throws Error for what is no decimal text */
function parts(q: Quantity): { units: bigint; decimals: number } {
  const found = FIGURES.exec(q);
  const [, sign, whole = "", rest = ""] = found ?? [];
  if (!found || whole + rest === "") throw new Error(`${q} is not a quantity`);
  const units = BigInt(whole + rest);
  return { units: sign === "-" ? -units : units, decimals: rest.length };
}

const raised = (units: bigint, by: number) => (by === 0 ? units : units * 10n ** BigInt(by));

/** Both in the smaller part of the two. */
function together(a: Quantity, b: Quantity): { a: bigint; b: bigint; decimals: number } {
  const [x, y] = [parts(a), parts(b)];
  const decimals = Math.max(x.decimals, y.decimals);
  return { a: raised(x.units, decimals - x.decimals), b: raised(y.units, decimals - y.decimals), decimals };
}

/** The shortest text of it: no zeros behind the decimals, no minus before nothing. */
function text(units: bigint, decimals: number): Quantity {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const rest = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${whole}${rest === "" ? "" : `.${rest}`}`;
}

export function addQuantity(a: Quantity, b: Quantity): Quantity {
  const both = together(a, b);
  return text(both.a + both.b, both.decimals);
}

export function subtractQuantity(a: Quantity, b: Quantity): Quantity {
  const both = together(a, b);
  return text(both.a - both.b, both.decimals);
}

/** −1, 0 or 1. */
export function compareQuantity(a: Quantity, b: Quantity): number {
  const both = together(a, b);
  return both.a < both.b ? -1 : both.a > both.b ? 1 : 0;
}

export function minQuantity(a: Quantity, b: Quantity): Quantity {
  return compareQuantity(a, b) <= 0 ? a : b;
}

export function maxQuantity(a: Quantity, b: Quantity): Quantity {
  return compareQuantity(a, b) >= 0 ? a : b;
}

export function isPositive(q: Quantity): boolean {
  return parts(q).units > 0n;
}

export function isZero(q: Quantity): boolean {
  return parts(q).units === 0n;
}

export function sumQuantity(quantities: Iterable<Quantity>): Quantity {
  let total = ZERO;
  for (const q of quantities) total = addQuantity(total, q);
  return total;
}
