import { decimal, netValue, type CurrencyCode, type DecimalText } from "@/server/kernel/money";
import type { Quantity } from "@/server/kernel/quantity";

export type PriceStatus = "rule" | "manual" | "confirmed";

export interface QuotedPrice {
  readonly priced: boolean;
  readonly unitPrice: DecimalText;
  readonly discountPercent: DecimalText;
}

export interface TypedPrice {
  readonly unitPrice?: DecimalText | null;
  readonly discountPercent?: DecimalText | null;
}

export interface LinePrice {
  readonly unitPrice: DecimalText;
  readonly discountPercent: DecimalText;
  readonly status: PriceStatus;
}

/**
 * The price of a line: what was typed, else what the price book says. A typed price counts as confirmed when the actor
 * may approve prices, or when it lies at most `limitPercent` below the price book's (ORD-09); otherwise it waits.
 * A price typed for an item without a listed price always waits for somebody with the right.
 */
export function priceLine(facts: { typed: TypedPrice; quoted: QuotedPrice; mayApprove: boolean; limitPercent: DecimalText }): LinePrice {
  const { typed, quoted } = facts;
  const unitPrice = typed.unitPrice ?? quoted.unitPrice;
  const discountPercent = typed.discountPercent ?? (typed.unitPrice ? "0" : quoted.discountPercent);
  const asQuoted = quoted.priced && decimal(unitPrice).equals(quoted.unitPrice) && decimal(discountPercent).equals(quoted.discountPercent);
  if (asQuoted) return { unitPrice, discountPercent, status: "rule" };
  if (facts.mayApprove) return { unitPrice, discountPercent, status: "confirmed" };
  const withinLimit = quoted.priced && reductionPercent(quoted, { unitPrice, discountPercent }).lessThanOrEqualTo(facts.limitPercent);
  return { unitPrice, discountPercent, status: withinLimit ? "confirmed" : "manual" };
}

/** How far, in percent of the quoted net unit price, a price lies below it; negative when it lies above. */
function reductionPercent(quoted: QuotedPrice, asked: { unitPrice: DecimalText; discountPercent: DecimalText }) {
  const net = (p: { unitPrice: DecimalText; discountPercent: DecimalText }) =>
    decimal(p.unitPrice).times(decimal(100).minus(p.discountPercent)).div(100);
  const before = net(quoted);
  if (before.isZero()) return decimal(0);
  return before.minus(net(asked)).div(before).times(100);
}

/** Net of an order line, minor units. */
export function lineNet(line: { unitPrice: DecimalText; discountPercent: DecimalText; quantity: Quantity }, currency: CurrencyCode): bigint {
  return netValue({ ...line, currency });
}
