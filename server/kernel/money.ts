import Decimal from "decimal.js";
import { minorDigits, type CurrencyCode } from "./currency";

export { minorDigits, type CurrencyCode } from "./currency";

/** 40 significant digits: wider than any product of a price, a quantity and a rate that the columns can hold. */
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

/** An exact decimal written as text, e.g. `"12.5"`; what the wire and the database carry for prices, quantities and rates. */
export type DecimalText = string;

/** Beyond any company's books, and far below what a sum of many amounts could overflow (minor units). */
export const LARGEST_MINOR = 10n ** 15n;

export function decimal(value: DecimalText | number | bigint | Decimal): Decimal {
  return new Exact(typeof value === "bigint" ? value.toString() : value);
}

/** Plain decimal text without exponent or trailing zeros: `"5"`, `"0.125"`. */
export function decimalText(value: Decimal | DecimalText | number): DecimalText {
  return new Exact(value).toFixed();
}

/** The one rounding of the product: to a whole number, half away from zero (2.5 → 3, −2.5 → −3). */
export function roundHalfAwayFromZero(value: Decimal): bigint {
  return BigInt(value.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toFixed(0));
}

/** Rounds an amount in major units (e.g. dollars) to minor units (cents) of the currency. */
export function toMinor(major: Decimal | DecimalText, currency: CurrencyCode): bigint {
  return roundHalfAwayFromZero(decimal(major).times(new Exact(10).pow(minorDigits(currency))));
}

/** Minor units written in major units, with all of the currency's decimals: 1250n USD → `"12.50"`. */
export function toMajorText(minor: bigint, currency: CurrencyCode): DecimalText {
  const digits = minorDigits(currency);
  return decimal(minor).div(new Exact(10).pow(digits)).toFixed(digits);
}

/**
 * Net value of a quantity at a unit price less a discount:
 * `round(unitPrice × quantity × (1 − discountPercent/100))`, in minor units of the currency.
 */
export function netValue(terms: {
  unitPrice: DecimalText;
  quantity: DecimalText;
  discountPercent: DecimalText;
  currency: CurrencyCode;
}): bigint {
  const factor = new Exact(100).minus(terms.discountPercent).div(100);
  return toMinor(decimal(terms.unitPrice).times(terms.quantity).times(factor), terms.currency);
}

/** Tax on a base: `round(base × ratePercent / 100)`, minor units in, minor units out. */
export function taxOn(baseMinor: bigint, ratePercent: DecimalText): bigint {
  return roundHalfAwayFromZero(decimal(baseMinor).times(ratePercent).div(100));
}

/** `round(amount × part / whole)`; zero when the whole is zero. Used for cumulative shares, so that the last share closes exactly. */
export function shareOf(amountMinor: bigint, part: DecimalText, whole: DecimalText): bigint {
  const w = decimal(whole);
  if (w.isZero()) return 0n;
  return roundHalfAwayFromZero(decimal(amountMinor).times(part).div(w));
}

/**
 * Splits an amount over weights so that the parts sum to it exactly: largest remainder, ties to the earlier part.
 * Weights are not negative; if all are zero the first part takes everything.
 * Source: Hamilton's method of apportionment.
 */
export function allocate(totalMinor: bigint, weights: readonly (bigint | DecimalText)[]): bigint[] {
  if (weights.length === 0) return [];
  const exact = weights.map((w) => decimal(w));
  if (exact.some((w) => w.isNegative())) throw new RangeError("allocate: a weight is negative");
  const sum = exact.reduce((a, b) => a.plus(b), decimal(0));
  if (sum.isZero()) return weights.map((_, i) => (i === 0 ? totalMinor : 0n));
  const sign = totalMinor < 0n ? -1n : 1n;
  const total = decimal(totalMinor * sign);
  const shares = exact.map((w) => total.times(w).div(sum));
  const parts = shares.map((s) => BigInt(s.floor().toFixed(0)));
  let left = totalMinor * sign - parts.reduce((a, b) => a + b, 0n);
  const byRemainder = shares
    .map((s, i) => ({ i, rest: s.minus(s.floor()) }))
    .sort((a, b) => b.rest.comparedTo(a.rest) || a.i - b.i);
  for (const { i } of byRemainder) {
    if (left === 0n) break;
    parts[i] = (parts[i] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts.map((p) => p * sign);
}

export function sumMinor(amounts: Iterable<bigint>): bigint {
  let total = 0n;
  for (const a of amounts) total += a;
  return total;
}
