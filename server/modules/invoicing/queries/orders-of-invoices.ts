import { and, eq, inArray, sql } from "drizzle-orm";
import { demandCharges, demandLines } from "@/db/schema/demand";
import { invoiceLines } from "@/db/schema/invoicing";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** The orders whose goods or charges are on the invoices. */
export async function ordersOfInvoices(scope: TenantScope, invoiceIds: readonly string[]): Promise<string[]> {
  if (invoiceIds.length === 0) return [];
  const rows = await scope.db
    .selectDistinct({ orderId: sql<string>`coalesce(${demandLines.sourceId}, ${demandCharges.sourceId})` })
    .from(invoiceLines)
    .leftJoin(demandLines, and(eq(demandLines.tenantId, invoiceLines.tenantId), eq(demandLines.id, invoiceLines.demandLineId)))
    .leftJoin(demandCharges, and(eq(demandCharges.tenantId, invoiceLines.tenantId), eq(demandCharges.id, invoiceLines.chargeId)))
    .where(and(eq(invoiceLines.tenantId, scope.tenantId), inArray(invoiceLines.invoiceId, [...invoiceIds])));
  return rows.map((row) => row.orderId).sort();
}
