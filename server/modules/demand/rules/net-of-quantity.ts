import { netValue, type DecimalText } from "@/server/kernel/money";
import type { Quantity } from "@/server/kernel/quantity";

/** What a line's price is made of. `unitPrice` in major units of `currency`. */
export interface LineTerms {
  readonly unitPrice: DecimalText;
  readonly discountPercent: DecimalText;
  readonly currency: string;
}

/**
 * Net value of a cumulative quantity of a line, minor units. A part is always the difference of two cumulative values,
 * so that all parts together equal the value of the whole line.
 */
export function netOfQuantity(line: LineTerms, quantity: Quantity): bigint {
  return netValue({ unitPrice: line.unitPrice, discountPercent: line.discountPercent, currency: line.currency, quantity });
}
