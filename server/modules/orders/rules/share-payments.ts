import { allocate } from "@/server/kernel/money";

export interface BilledLine {
  readonly demandLineId: string | null;
  readonly invoiceId: string;
  /** Net of the invoice line, minor units. */
  readonly netMinor: bigint;
}

/**
 * How much of each order line is paid: what was settled of an invoice, spread over its lines by their net
 * (largest remainder), so that the parts sum to what was settled. Minor units, tax included.
 */
export function sharePayments(lines: readonly BilledLine[], settledByInvoice: ReadonlyMap<string, bigint>): Map<string, bigint> {
  const paid = new Map<string, bigint>();
  for (const invoiceId of new Set(lines.map((l) => l.invoiceId))) {
    const ofInvoice = lines.filter((l) => l.invoiceId === invoiceId);
    const parts = allocate(settledByInvoice.get(invoiceId) ?? 0n, ofInvoice.map((l) => l.netMinor));
    ofInvoice.forEach((line, i) => {
      if (line.demandLineId) paid.set(line.demandLineId, (paid.get(line.demandLineId) ?? 0n) + (parts[i] ?? 0n));
    });
  }
  return paid;
}
