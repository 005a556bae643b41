import { and, asc, eq, sql } from "drizzle-orm";
import { expectedReceiptLines, expectedReceipts, supplierItems, suppliers } from "@/db/schema/supply";
import { conflict, notFound } from "@/server/kernel/errors";
import type { Quantity } from "@/server/kernel/quantity";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type Supplier = typeof suppliers.$inferSelect;
export type ExpectedReceipt = typeof expectedReceipts.$inferSelect;
export type SupplierFields = Omit<Supplier, "tenantId" | "id" | "searchText" | "status" | "version" | "createdAt" | "updatedAt">;

const searchTextOf = (fields: { code: string; name: string }) => `${fields.code} ${fields.name}`.toLowerCase();

export async function selectSupplier(scope: TenantScope, which: { id: string } | { code: string }): Promise<Supplier | null> {
  const [row] = await scope.db.select().from(suppliers)
    .where(and(eq(suppliers.tenantId, scope.tenantId), "id" in which ? eq(suppliers.id, which.id) : eq(suppliers.code, which.code)));
  return row ?? null;
}

/** @returns false when the code is taken. */
export async function insertSupplier(scope: TenantScope, id: string, fields: SupplierFields): Promise<boolean> {
  const rows = await scope.db.insert(suppliers).values({ ...fields, tenantId: scope.tenantId, id, searchText: searchTextOf(fields) })
    .onConflictDoNothing({ target: [suppliers.tenantId, suppliers.code] }).returning({ id: suppliers.id });
  return rows.length === 1;
}

/** @returns the new version, or null when it is no longer `version`. */
export async function updateSupplierRow(scope: TenantScope, id: string, version: number, fields: SupplierFields & { status?: string }): Promise<number | null> {
  const [row] = await scope.db
    .update(suppliers)
    .set({ ...fields, searchText: searchTextOf(fields), version: sql`${suppliers.version} + 1`, updatedAt: scope.now })
    .where(and(eq(suppliers.tenantId, scope.tenantId), eq(suppliers.id, id), eq(suppliers.version, version)))
    .returning({ version: suppliers.version });
  return row?.version ?? null;
}

/** @returns false when the supplier supplied it already. */
export async function insertSupplierItem(scope: TenantScope, supplierId: string, itemId: string): Promise<boolean> {
  const rows = await scope.db.insert(supplierItems).values({ tenantId: scope.tenantId, id: newId(), supplierId, itemId })
    .onConflictDoNothing({ target: [supplierItems.tenantId, supplierItems.supplierId, supplierItems.itemId] }).returning({ id: supplierItems.id });
  return rows.length === 1;
}

/** @returns false when the supplier did not supply it. */
export async function deleteSupplierItem(scope: TenantScope, supplierId: string, itemId: string): Promise<boolean> {
  const rows = await scope.db.delete(supplierItems)
    .where(and(eq(supplierItems.tenantId, scope.tenantId), eq(supplierItems.supplierId, supplierId), eq(supplierItems.itemId, itemId))).returning({ id: supplierItems.id });
  return rows.length === 1;
}

export async function insertExpectedReceipt(
  scope: TenantScope,
  receipt: Pick<ExpectedReceipt, "id" | "number" | "supplierId" | "warehouseId" | "dueOn" | "reference">,
  lines: readonly Pick<typeof expectedReceiptLines.$inferInsert, "lineNo" | "itemId" | "dueOn" | "expected" | "unitCost">[],
): Promise<void> {
  await scope.db.insert(expectedReceipts).values({ ...receipt, tenantId: scope.tenantId });
  await scope.db.insert(expectedReceiptLines).values(lines.map((line) => ({ ...line, tenantId: scope.tenantId, id: newId(), receiptId: receipt.id, warehouseId: receipt.warehouseId })));
}

/** The open announcement with its lines, held until the transaction ends. @throws NaruError not_found; conflict `supply.receipt_not_open` */
export async function lockOpenReceipt(scope: TenantScope, id: string) {
  const [receipt] = await scope.db.select().from(expectedReceipts).where(and(eq(expectedReceipts.tenantId, scope.tenantId), eq(expectedReceipts.id, id))).for("update");
  if (!receipt) throw notFound("expected_receipt");
  if (receipt.status !== "open") throw conflict("supply.receipt_not_open", { number: receipt.number });
  const lines = await scope.db.select().from(expectedReceiptLines)
    .where(and(eq(expectedReceiptLines.tenantId, scope.tenantId), eq(expectedReceiptLines.receiptId, id))).orderBy(asc(expectedReceiptLines.lineNo));
  return { receipt, lines };
}

/** New due day for the announcement and every line that still waits. */
export async function updateDueOn(scope: TenantScope, id: string, fields: Pick<ExpectedReceipt, "dueOn" | "reference">): Promise<void> {
  const l = expectedReceiptLines;
  await Promise.all([
    scope.db.update(expectedReceipts).set({ ...fields, version: sql`${expectedReceipts.version} + 1`, updatedAt: scope.now })
      .where(and(eq(expectedReceipts.tenantId, scope.tenantId), eq(expectedReceipts.id, id))),
    scope.db.update(l).set({ dueOn: fields.dueOn })
      .where(and(eq(l.tenantId, scope.tenantId), eq(l.receiptId, id), sql`${l.received} < ${l.expected} - ${l.cancelled}`)),
  ]);
}

/** Adds what arrived to the lines; a line that stands twice is added up. */
export async function addReceived(scope: TenantScope, received: readonly { id: string; quantity: Quantity }[]): Promise<void> {
  const l = expectedReceiptLines;
  await scope.db
    .update(l)
    .set({ received: sql`${l.received} + v.quantity` })
    .from(sql`(select w.id, sum(w.quantity) as quantity from (values ${sql.join(received.map((r) => sql`(${r.id}::uuid, ${r.quantity}::numeric)`), sql`, `)}) as w(id, quantity)
      group by w.id) as v`)
    .where(and(eq(l.tenantId, scope.tenantId), sql`${l.id} = v.id`));
}

/** Closes what waits on the announcement's lines. */
export async function cancelRest(scope: TenantScope, receiptId: string): Promise<void> {
  const l = expectedReceiptLines;
  await scope.db.update(l).set({ cancelled: sql`greatest(${l.expected} - ${l.received}, 0)` })
    .where(and(eq(l.tenantId, scope.tenantId), eq(l.receiptId, receiptId), sql`${l.received} < ${l.expected} - ${l.cancelled}`));
}

/** The announcement's state after a change: open while a line waits. */
export async function updateReceiptStatus(scope: TenantScope, receiptId: string, status: "open" | "received" | "cancelled"): Promise<void> {
  await scope.db
    .update(expectedReceipts)
    .set({ status, version: sql`${expectedReceipts.version} + 1`, updatedAt: scope.now })
    .where(and(eq(expectedReceipts.tenantId, scope.tenantId), eq(expectedReceipts.id, receiptId)));
}

export async function anyLineWaits(scope: TenantScope, receiptId: string): Promise<boolean> {
  const l = expectedReceiptLines;
  const rows = await scope.db.select({ id: l.id }).from(l)
    .where(and(eq(l.tenantId, scope.tenantId), eq(l.receiptId, receiptId), sql`${l.received} < ${l.expected} - ${l.cancelled}`)).limit(1);
  return rows.length > 0;
}
