import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import { demandCharges, demandLines } from "@/db/schema/demand";
import { invoiceLines, invoices } from "@/db/schema/invoicing";
import { receivables } from "@/db/schema/receivables";
import { groupBy } from "@/server/kernel/grouping";
import type { TenantScope } from "@/server/platform/tenant-scope";

/**
 * Invoices and credit notes of an order, oldest first, with what is open of each and its share per order line (net, minor
 * units), for the story of that order (ORD-16). The caller vouched for the reader.
 */
export async function invoicesOfOrder(scope: TenantScope, orderId: string) {
  const ofOrder = or(
    inArray(invoiceLines.demandLineId, scope.db.select({ id: demandLines.id }).from(demandLines).where(and(eq(demandLines.tenantId, scope.tenantId), eq(demandLines.sourceId, orderId)))),
    inArray(invoiceLines.chargeId, scope.db.select({ id: demandCharges.id }).from(demandCharges).where(and(eq(demandCharges.tenantId, scope.tenantId), eq(demandCharges.sourceId, orderId)))),
  );
  const lines = await scope.db
    .select({ invoiceId: invoiceLines.invoiceId, demandLineId: invoiceLines.demandLineId, quantity: invoiceLines.quantity, netMinor: invoiceLines.netMinor })
    .from(invoiceLines)
    .where(and(eq(invoiceLines.tenantId, scope.tenantId), ofOrder))
    .orderBy(asc(invoiceLines.invoiceId), asc(invoiceLines.lineNo));
  if (lines.length === 0) return [];
  const heads = await scope.db
    .select({
      id: invoices.id,
      number: invoices.number,
      kind: invoices.kind,
      correctsId: invoices.correctsId,
      invoicedOn: invoices.invoicedOn,
      dueOn: invoices.dueOn,
      netMinor: invoices.netMinor,
      grossMinor: invoices.grossMinor,
      creditedMinor: invoices.creditedMinor,
      openMinor: sql<string>`coalesce(${receivables.amountMinor} - ${receivables.allocatedMinor}, 0)`,
    })
    .from(invoices)
    .leftJoin(receivables, and(eq(receivables.tenantId, invoices.tenantId), eq(receivables.sourceType, "invoice"), eq(receivables.sourceId, invoices.id)))
    .where(and(eq(invoices.tenantId, scope.tenantId), inArray(invoices.id, [...new Set(lines.map((line) => line.invoiceId))])))
    .orderBy(asc(invoices.id));
  const byInvoice = groupBy(lines, (line) => line.invoiceId);
  return heads.map((head) => ({ ...head, kind: head.kind as "invoice" | "credit_note", openMinor: BigInt(head.openMinor), lines: byInvoice.get(head.id) ?? [] }));
}
