import { netValue, type CurrencyCode, type DecimalText } from "@/server/kernel/money";
import type { Quantity } from "@/server/kernel/quantity";

/** Commercial terms of an order line. */
export interface Terms {
  readonly unitPrice: DecimalText;
  readonly discountPercent: DecimalText;
  readonly currency: CurrencyCode;
}

/**
 * Net value of the first `quantity` units of a line, minor units. Every amount of a line is a difference of two of these,
 * so that its parts always add up to the whole: source HOUSE.md's law of money, `round(cumulative) − already posted`.
 */
export function netOfCumulative(terms: Terms, quantity: Quantity): bigint {
  return netValue({ ...terms, quantity });
}

/** What must be posted so that `recognisedMinor` becomes the net value of `recognisedQuantity`; negative takes revenue back. */
export function revenueDifference(terms: Terms, recognisedQuantity: Quantity, recognisedMinor: bigint): bigint {
  return netOfCumulative(terms, recognisedQuantity) - recognisedMinor;
}
