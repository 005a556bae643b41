import Decimal from "decimal.js";
import { decimal, decimalText, type DecimalText } from "@/server/kernel/money";
import type { Quantity } from "@/server/kernel/quantity";

/**
 * A quantity of another unit in base units: `quantity × factor`, where one of that unit is `factor` base units.
 * Null when the result needs more decimals than the base unit has (half a piece): rounding it would sell something else.
 */
export function toBaseQuantity(terms: { quantity: Quantity; factor: DecimalText; baseDecimals: number }): Quantity | null {
  const exact = decimal(terms.quantity).times(terms.factor);
  // Eight decimals of factor carry noise of their own (1/3 = 0.33333333): what is nearer than 1e-6 to a valid quantity is that quantity.
  const rounded = exact.toDecimalPlaces(terms.baseDecimals, Decimal.ROUND_HALF_UP);
  return exact.minus(rounded).abs().greaterThan("0.000001") ? null : decimalText(rounded);
}
