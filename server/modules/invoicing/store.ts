import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { invoiceLines, invoices, invoiceTaxes } from "@/db/schema/invoicing";
import { shipmentLines, shipments } from "@/db/schema/shipments";
import { conflict, notFound } from "@/server/kernel/errors";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { customerVisible, onlyCustomersOf, visibleInStatement } from "@/server/modules/customers";
import { insertRows } from "@/server/platform/insert-rows";
import { idArray, statement } from "@/server/platform/statement";

export type InvoiceRow = typeof invoices.$inferSelect;
export type InvoiceLineRow = typeof invoiceLines.$inferSelect;
export type InvoiceTaxRow = typeof invoiceTaxes.$inferSelect;
export type NewInvoice = typeof invoices.$inferInsert;
export type NewInvoiceLine = typeof invoiceLines.$inferInsert;
export type NewInvoiceTax = typeof invoiceTaxes.$inferInsert;

export type ShipmentHead = typeof shipments.$inferSelect;
export type ShippedLine = typeof shipmentLines.$inferSelect;

const lockHeads = statement(["ids", "owner"], (db, value) =>
  db
    .select()
    .from(shipments)
    .where(and(eq(shipments.tenantId, value("tenantId")), sql`${shipments.id} = any(${value("ids")}::uuid[])`, visibleInStatement(value, shipments.customerId)))
    .orderBy(asc(shipments.id))
    .for("update"),
);
const selectShipped = statement(["ids"], (db, value) =>
  db
    .select()
    .from(shipmentLines)
    .where(and(eq(shipmentLines.tenantId, value("tenantId")), sql`${shipmentLines.shipmentId} = any(${value("ids")}::uuid[])`))
    .orderBy(asc(shipmentLines.shipmentId), asc(shipmentLines.lineNo)),
);

/**
 * Locks shipments, by id or by some of their lines, sorted by id, and reads all their lines: two invoices for the same goods
 * wait for one another here.
 * @throws NaruError `record.not_found`, also for a customer the actor may not see
 */
export async function lockShipped(scope: TenantScope, which: { shipmentIds: readonly string[] } | { lineIds: readonly string[] }): Promise<{ shipments: ShipmentHead[]; lines: ShippedLine[] }> {
  const byLines = "lineIds" in which;
  const ids = byLines ? await shipmentsOfLines(scope, which.lineIds) : [...new Set(which.shipmentIds)];
  if (ids.length === 0) throw notFound(byLines ? "shipment_line" : "shipment");
  const [heads, lines] = await Promise.all([lockHeads(scope, { ids: idArray(ids), owner: onlyCustomersOf(scope) }), selectShipped(scope, { ids: idArray(ids) })]);
  if (heads.length < ids.length) throw notFound(byLines ? "shipment_line" : "shipment");
  return { shipments: heads, lines };
}

async function shipmentsOfLines(scope: TenantScope, lineIds: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(lineIds)];
  const rows = await scope.db
    .select({ id: shipmentLines.id, shipmentId: shipmentLines.shipmentId })
    .from(shipmentLines)
    .where(and(eq(shipmentLines.tenantId, scope.tenantId), inArray(shipmentLines.id, wanted)));
  if (rows.length < wanted.length) throw notFound("shipment_line");
  return [...new Set(rows.map((row) => row.shipmentId))].sort();
}

/**
 * Locks an invoice and reads its lines.
 * @throws NaruError `record.not_found`, also for a customer the actor may not see
 */
export async function lockInvoice(scope: TenantScope, invoiceId: string): Promise<{ invoice: InvoiceRow; lines: InvoiceLineRow[] }> {
  const [[invoice], lines] = await Promise.all([
    scope.db
      .select()
      .from(invoices)
      .where(and(eq(invoices.tenantId, scope.tenantId), eq(invoices.id, invoiceId), customerVisible(scope, invoices.customerId)))
      .for("update"),
    scope.db
      .select()
      .from(invoiceLines)
      .where(and(eq(invoiceLines.tenantId, scope.tenantId), eq(invoiceLines.invoiceId, invoiceId)))
      .orderBy(asc(invoiceLines.lineNo)),
  ]);
  if (!invoice) throw notFound("invoice");
  return { invoice, lines };
}

export async function insertInvoice(scope: TenantScope, invoice: NewInvoice, lines: readonly NewInvoiceLine[], taxes: readonly NewInvoiceTax[]): Promise<void> {
  await Promise.all([insertRows(scope, invoices, [invoice]), insertRows(scope, invoiceLines, lines), insertRows(scope, invoiceTaxes, taxes)]);
}

/**
 * Adds to what credit notes took of an invoice and its lines, never beyond it.
 * @throws NaruError `invoicing.credit_exceeds_invoice` when somebody was faster
 */
export async function advanceCreditedOfInvoice(
  scope: TenantScope,
  invoiceId: string,
  grossMinor: bigint,
  lines: readonly { id: string; quantity: string; netMinor: bigint }[],
): Promise<void> {
  const values = sql.join(lines.map((l) => sql`(${l.id}::uuid, ${l.quantity}::numeric, ${l.netMinor.toString()}::bigint)`), sql`, `);
  const [head, rows] = await Promise.all([
    scope.db
      .update(invoices)
      .set({ creditedMinor: sql`${invoices.creditedMinor} + ${grossMinor.toString()}::bigint`, updatedAt: scope.now })
      .where(and(eq(invoices.tenantId, scope.tenantId), eq(invoices.id, invoiceId), sql`${invoices.creditedMinor} + ${grossMinor.toString()}::bigint <= ${invoices.grossMinor}`))
      .returning({ id: invoices.id }),
    scope.db.execute(sql`
      update invoice_lines l set credited_quantity = l.credited_quantity + v.quantity, credited_net_minor = l.credited_net_minor + v.net_minor
      from (values ${values}) as v(id, quantity, net_minor)
      where l.tenant_id = ${scope.tenantId} and l.id = v.id and l.credited_quantity + v.quantity <= l.quantity and l.credited_net_minor + v.net_minor <= l.net_minor
      returning l.id`),
  ]);
  if (head.length === 0 || rows.length < lines.length) throw conflict("invoicing.credit_exceeds_invoice");
}
