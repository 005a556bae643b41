import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { invoices, invoiceTaxes } from "@/db/schema/invoicing";
import { receivables } from "@/db/schema/receivables";
import { returnReceiptLines } from "@/db/schema/shipments";
import { groupBy } from "@/server/kernel/grouping";
import { subtractQuantity } from "@/server/kernel/quantity";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { CreditableTax, WaitingReturn } from "../rules/credit-shares";

/** Tax of an invoice per rate and what its credit notes took of it. The invoice is locked. */
export async function creditableTaxes(scope: TenantScope, invoiceId: string): Promise<CreditableTax[]> {
  const rows = await scope.db
    .select({ taxCodeId: invoiceTaxes.taxCodeId, ratePercent: invoiceTaxes.ratePercent, baseMinor: invoiceTaxes.baseMinor, taxMinor: invoiceTaxes.taxMinor, kind: invoices.kind })
    .from(invoiceTaxes)
    .innerJoin(invoices, and(eq(invoices.tenantId, invoiceTaxes.tenantId), eq(invoices.id, invoiceTaxes.invoiceId)))
    .where(and(eq(invoiceTaxes.tenantId, scope.tenantId), sql`(${invoices.id} = ${invoiceId} or ${invoices.correctsId} = ${invoiceId})`));
  const credited = rows.filter((row) => row.kind === "credit_note");
  return rows
    .filter((row) => row.kind === "invoice")
    .map(({ kind: _kind, ...tax }) => {
      const own = credited.filter((row) => row.taxCodeId === tax.taxCodeId && row.ratePercent === tax.ratePercent);
      return { ...tax, creditedBaseMinor: own.reduce((sum, row) => sum + row.baseMinor, 0n), creditedTaxMinor: own.reduce((sum, row) => sum + row.taxMinor, 0n) };
    });
}

/** Returns of shipment lines that wait for a credit note, oldest first, by shipment line. */
export async function waitingReturns(scope: TenantScope, shipmentLineIds: readonly string[]): Promise<Map<string, (WaitingReturn & { demandLineId: string })[]>> {
  if (shipmentLineIds.length === 0) return new Map();
  const t = returnReceiptLines;
  const rows = await scope.db
    .select()
    .from(t)
    .where(and(eq(t.tenantId, scope.tenantId), inArray(t.shipmentLineId, [...shipmentLineIds]), sql`${t.creditedQuantity} + ${t.unbilledQuantity} < ${t.quantity}`))
    .orderBy(asc(t.id));
  const waiting = rows.map((row) => ({
    shipmentLineId: row.shipmentLineId,
    returnReceiptLineId: row.id,
    demandLineId: row.demandLineId,
    waiting: subtractQuantity(subtractQuantity(row.quantity, row.unbilledQuantity), row.creditedQuantity),
  }));
  return groupBy(waiting, (row) => row.shipmentLineId);
}

/** The receivable of an invoice with what is still open of it, locked. Null when the invoice opened none. */
export async function lockReceivableOf(scope: TenantScope, invoiceId: string): Promise<{ id: string; openMinor: bigint } | null> {
  const [row] = await scope.db
    .select({ id: receivables.id, amountMinor: receivables.amountMinor, allocatedMinor: receivables.allocatedMinor })
    .from(receivables)
    .where(and(eq(receivables.tenantId, scope.tenantId), eq(receivables.sourceType, "invoice"), eq(receivables.sourceId, invoiceId)))
    .for("update");
  return row ? { id: row.id, openMinor: row.amountMinor - row.allocatedMinor } : null;
}
