import { netValue, type CurrencyCode, type DecimalText } from "@/server/kernel/money";
import { addQuantity, compareQuantity, subtractQuantity, type Quantity } from "@/server/kernel/quantity";

/** What the book of demand says of an order line: its terms and what was invoiced so far. */
export interface BillableTerms {
  readonly unitPrice: DecimalText;
  readonly discountPercent: DecimalText;
  readonly currency: CurrencyCode;
  readonly invoiced: Quantity;
  readonly invoicedMinor: bigint;
}

export interface InvoicePart {
  readonly demandLineId: string;
  readonly quantity: Quantity;
}

/** Shipped, revenue fixed, not returned before billing, not invoiced: what may still be billed of a shipment line. */
export function billableQuantity(line: { quantity: Quantity; returnedUnbilled: Quantity; invoiced: Quantity }): Quantity {
  return subtractQuantity(subtractQuantity(line.quantity, line.returnedUnbilled), line.invoiced);
}

export function exceedsBillable(line: { quantity: Quantity; returnedUnbilled: Quantity; invoiced: Quantity }, wanted: Quantity): boolean {
  return compareQuantity(wanted, billableQuantity(line)) > 0;
}

/**
 * Net amount of each part: `round(cumulative) − already invoiced` per order line, in the order given, so that whatever the
 * split, the invoices of a line add up to the value of what was shipped.
 * Returns the amounts and, per order line, the totals to add to its book.
 */
export function invoiceAmounts(
  parts: readonly InvoicePart[],
  terms: ReadonlyMap<string, BillableTerms>,
): { netMinor: bigint[]; advances: Map<string, { quantity: Quantity; netMinor: bigint }> } {
  const advances = new Map<string, { quantity: Quantity; netMinor: bigint }>();
  const netMinor = parts.map((part) => {
    const line = terms.get(part.demandLineId);
    if (!line) throw new RangeError(`no terms of demand line ${part.demandLineId}`);
    const before = advances.get(part.demandLineId) ?? { quantity: "0", netMinor: 0n };
    const quantity = addQuantity(before.quantity, part.quantity);
    const { unitPrice, discountPercent, currency } = line;
    const cumulative = netValue({ unitPrice, discountPercent, currency, quantity: addQuantity(line.invoiced, quantity) });
    const net = cumulative - line.invoicedMinor - before.netMinor;
    advances.set(part.demandLineId, { quantity, netMinor: before.netMinor + net });
    return net;
  });
  return { netMinor, advances };
}
