import { shareOf } from "@/server/kernel/money";
import { addQuantity, compareQuantity, isPositive, minQuantity, subtractQuantity, type Quantity } from "@/server/kernel/quantity";
import { basesByRate, type TaxableLine, type TaxOfRate } from "./tax-of-document";

/** An invoice line and what credit notes have taken of it. */
export interface CreditableLine {
  readonly quantity: Quantity;
  readonly netMinor: bigint;
  readonly creditedQuantity: Quantity;
  readonly creditedNetMinor: bigint;
}

export function creditableQuantity(line: Pick<CreditableLine, "quantity" | "creditedQuantity">): Quantity {
  return subtractQuantity(line.quantity, line.creditedQuantity);
}

export function exceedsCreditable(line: Pick<CreditableLine, "quantity" | "creditedQuantity">, wanted: Quantity): boolean {
  return compareQuantity(wanted, creditableQuantity(line)) > 0;
}

/** Net to credit for a quantity: the line's cumulative share less what was credited; the last credit closes it exactly. */
export function creditNet(line: CreditableLine, quantity: Quantity): bigint {
  return shareOf(line.netMinor, addQuantity(line.creditedQuantity, quantity), line.quantity) - line.creditedNetMinor;
}

/** Tax of an invoice's rate and what credit notes have taken of it. */
export interface CreditableTax extends TaxOfRate {
  readonly creditedBaseMinor: bigint;
  readonly creditedTaxMinor: bigint;
}

/**
 * Tax to credit per rate: the invoice's own tax in the share of its credited base, cumulative, so that crediting everything
 * gives back exactly the tax that was charged, whatever the steps and whatever the rate is today.
 */
export function creditTaxes(lines: readonly TaxableLine[], taxes: readonly CreditableTax[]): TaxOfRate[] {
  return basesByRate(lines).map((base) => {
    const tax = taxes.find((t) => t.taxCodeId === base.taxCodeId && t.ratePercent === base.ratePercent);
    if (!tax) throw new RangeError(`the invoice has no tax ${base.taxCodeId} at ${base.ratePercent}`);
    const cumulative = tax.creditedBaseMinor + base.baseMinor;
    return { ...base, taxMinor: shareOf(tax.taxMinor, cumulative.toString(), tax.baseMinor.toString()) - tax.creditedTaxMinor };
  });
}

/** Returned goods that were invoiced and wait for their credit note. */
export interface WaitingReturn {
  readonly returnReceiptLineId: string;
  readonly waiting: Quantity;
}

export interface CreditPart {
  readonly returnReceiptLineId: string | null;
  readonly quantity: Quantity;
}

/**
 * Puts a credited quantity against returns that wait for it: the named one first, then the oldest; what is left is a
 * correction without goods. So no return keeps waiting for a credit note that was issued from the invoice.
 */
export function attributeToReturns(quantity: Quantity, waiting: readonly WaitingReturn[], namedId: string | null): CreditPart[] {
  const queue = namedId === null ? waiting : [...waiting].sort((a, b) => Number(b.returnReceiptLineId === namedId) - Number(a.returnReceiptLineId === namedId));
  const parts: CreditPart[] = [];
  let left = quantity;
  for (const { returnReceiptLineId, waiting: most } of queue) {
    const part = minQuantity(left, most);
    if (!isPositive(part)) continue;
    parts.push({ returnReceiptLineId, quantity: part });
    left = subtractQuantity(left, part);
  }
  return isPositive(left) ? [...parts, { returnReceiptLineId: null, quantity: left }] : parts;
}
