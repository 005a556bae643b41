import { and, eq, getTableColumns, inArray, notInArray, sql } from "drizzle-orm";
import { demandCharges, demandLines } from "@/db/schema/demand";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { conflict } from "@/server/kernel/errors";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type DemandLine = typeof demandLines.$inferSelect;
export type DemandCharge = typeof demandCharges.$inferSelect;
/** Columns that only an advance moves. */
export type Quantities = "cancelled" | "reserved" | "scheduled" | "shipped" | "returned" | "returnedUnbilled" | "invoiced" | "credited" | "recognisedMinor" | "invoicedMinor";
type Kept = "tenantId" | "createdAt" | "updatedAt" | "confirmed" | "held" | "promisedOn";
/** Terms of an order line as its order knows them; `id` is the order line's id. */
export type DemandTerms = Omit<DemandLine, Quantities | Kept>;
export type ChargeTerms = Omit<DemandCharge, "tenantId" | "createdAt" | "updatedAt" | "confirmed" | "cancelled" | "invoicedMinor">;

const excluded = (column: { name: string }) => sql`excluded.${sql.identifier(column.name)}`;

/**
 * Writes the terms of lines, new or changed, in one statement. A line's quantities done so far stay, and it stays confirmed.
 * @throws NaruError `demand.line_advanced` when less is ordered than was already reserved, scheduled, shipped or cancelled.
 */
export async function upsertLines(scope: TenantScope, lines: readonly DemandTerms[]): Promise<DemandLine[]> {
  if (lines.length === 0) return [];
  const t = demandLines;
  const rows = await scope.db
    .insert(t)
    .values(lines.map((line) => ({ ...line, tenantId: scope.tenantId })))
    .onConflictDoUpdate({
      target: [t.tenantId, t.id],
      set: {
        sourceNumber: excluded(t.sourceNumber), lineNo: excluded(t.lineNo), customerId: excluded(t.customerId),
        legalEntityId: excluded(t.legalEntityId), itemId: excluded(t.itemId), isStocked: excluded(t.isStocked),
        warehouseId: excluded(t.warehouseId), description: excluded(t.description), shipSeparately: excluded(t.shipSeparately),
        requiredOn: excluded(t.requiredOn), currency: excluded(t.currency), unitPrice: excluded(t.unitPrice),
        discountPercent: excluded(t.discountPercent), taxCodeId: excluded(t.taxCodeId),
        expectedTaxPercent: excluded(t.expectedTaxPercent), ordered: excluded(t.ordered), updatedAt: scope.now,
      },
      setWhere: sql`${t.sourceType} = excluded.source_type and ${t.sourceId} = excluded.source_id
        and excluded.ordered >= ${t.cancelled} + ${t.shipped} + greatest(${t.scheduled}, ${t.reserved})
        and (${t.reserved} + ${t.scheduled} + ${t.shipped} = 0 or (${t.itemId} = excluded.item_id and ${t.warehouseId} = excluded.warehouse_id))`,
    })
    .returning();
  if (rows.length !== lines.length) throw conflict("demand.line_advanced");
  return rows;
}

export async function upsertCharges(scope: TenantScope, charges: readonly ChargeTerms[]): Promise<void> {
  if (charges.length === 0) return;
  const t = demandCharges;
  const rows = await scope.db
    .insert(t)
    .values(charges.map((charge) => ({ ...charge, tenantId: scope.tenantId })))
    .onConflictDoUpdate({
      target: [t.tenantId, t.id],
      set: {
        sourceNumber: excluded(t.sourceNumber), customerId: excluded(t.customerId), legalEntityId: excluded(t.legalEntityId),
        kind: excluded(t.kind), description: excluded(t.description), currency: excluded(t.currency), amountMinor: excluded(t.amountMinor),
        taxCodeId: excluded(t.taxCodeId), expectedTaxPercent: excluded(t.expectedTaxPercent), updatedAt: scope.now,
      },
      setWhere: sql`${t.sourceId} = excluded.source_id and ${t.invoicedMinor} <= excluded.amount_minor`,
    })
    .returning({ id: t.id });
  if (rows.length !== charges.length) throw conflict("demand.line_advanced");
}

/** Deletes the unconfirmed lines and charges of a source that are not among those kept. */
export async function deleteUnconfirmed(scope: TenantScope, sourceId: string, keep: { lineIds: readonly string[]; chargeIds: readonly string[] }): Promise<void> {
  const { db, tenantId } = scope;
  const untouched = sql`${demandLines.shipped} + ${demandLines.scheduled} + ${demandLines.reserved} = 0`;
  await Promise.all([
    db.delete(demandLines).where(and(eq(demandLines.tenantId, tenantId), eq(demandLines.sourceId, sourceId), eq(demandLines.confirmed, false), untouched,
      keep.lineIds.length ? notInArray(demandLines.id, [...keep.lineIds]) : undefined)),
    db.delete(demandCharges).where(and(eq(demandCharges.tenantId, tenantId), eq(demandCharges.sourceId, sourceId), eq(demandCharges.confirmed, false),
      eq(demandCharges.invoicedMinor, 0n), keep.chargeIds.length ? notInArray(demandCharges.id, [...keep.chargeIds]) : undefined)),
  ]);
}

/** Confirms the named lines with their promised dates, and the charges of the source. Zero rows for a line: somebody was faster. */
export async function confirmLines(scope: TenantScope, sourceId: string, promised: ReadonlyMap<string, CalendarDate>): Promise<DemandLine[]> {
  const t = demandLines;
  const charges = scope.db
    .update(demandCharges)
    .set({ confirmed: true, updatedAt: scope.now })
    .where(and(eq(demandCharges.tenantId, scope.tenantId), eq(demandCharges.sourceId, sourceId), eq(demandCharges.cancelled, false)));
  if (promised.size === 0) return charges.then(() => []);
  const values = sql.join([...promised].map(([id, on]) => sql`(${id}::uuid, ${on}::date)`), sql`, `);
  const lines = scope.db
    .update(t)
    .set({ confirmed: true, promisedOn: sql`v.promised_on`, updatedAt: scope.now })
    .from(sql`(values ${values}) as v(id, promised_on)`)
    .where(and(eq(t.tenantId, scope.tenantId), eq(t.sourceId, sourceId), sql`${t.id} = v.id`, sql`${t.cancelled} < ${t.ordered}`))
    .returning(getTableColumns(t));
  const [rows] = await Promise.all([lines, charges]);
  if (rows.length !== promised.size) throw conflict("demand.changed_meanwhile");
  return rows;
}

export async function updateHeld(scope: TenantScope, sourceId: string, held: boolean): Promise<void> {
  await scope.db
    .update(demandLines)
    .set({ held, updatedAt: scope.now })
    .where(and(eq(demandLines.tenantId, scope.tenantId), eq(demandLines.sourceId, sourceId)));
}

/** Lines that went back to a draft: no longer demand. Only those nothing was done for. */
export async function unconfirmLines(scope: TenantScope, sourceId: string): Promise<void> {
  const t = demandLines;
  await Promise.all([
    scope.db.update(t).set({ confirmed: false, promisedOn: null, updatedAt: scope.now })
      .where(and(eq(t.tenantId, scope.tenantId), eq(t.sourceId, sourceId), sql`${t.reserved} + ${t.scheduled} + ${t.shipped} = 0`)),
    scope.db.update(demandCharges).set({ confirmed: false, updatedAt: scope.now })
      .where(and(eq(demandCharges.tenantId, scope.tenantId), eq(demandCharges.sourceId, sourceId), eq(demandCharges.invoicedMinor, 0n))),
  ]);
}

export async function addInvoicedToCharges(scope: TenantScope, changes: readonly { id: string; amountMinor: bigint }[]): Promise<DemandCharge[]> {
  if (changes.length === 0) return [];
  const t = demandCharges;
  const values = sql.join(changes.map((c) => sql`(${c.id}::uuid, ${c.amountMinor.toString()}::bigint)`), sql`, `);
  const rows = await scope.db
    .update(t)
    .set({ invoicedMinor: sql`${t.invoicedMinor} + v.minor`, updatedAt: scope.now })
    .from(sql`(values ${values}) as v(id, minor)`)
    .where(and(eq(t.tenantId, scope.tenantId), sql`${t.id} = v.id`, eq(t.confirmed, true), eq(t.cancelled, false),
      sql`${t.invoicedMinor} + v.minor between 0 and ${t.amountMinor}`))
    .returning(getTableColumns(t));
  if (rows.length !== changes.length) throw conflict("demand.charge_invoiced");
  return rows;
}

/** Cancels or takes back the charges of a source that are not invoiced. */
export async function updateChargesCancelled(scope: TenantScope, sourceId: string, cancelled: boolean): Promise<void> {
  await scope.db
    .update(demandCharges)
    .set({ cancelled, updatedAt: scope.now })
    .where(and(eq(demandCharges.tenantId, scope.tenantId), eq(demandCharges.sourceId, sourceId), eq(demandCharges.invoicedMinor, 0n)));
}

/** Locks lines by id or of one source, sorted by id. */
export async function selectLinesForUpdate(scope: TenantScope, which: readonly string[] | string): Promise<DemandLine[]> {
  if (typeof which !== "string" && which.length === 0) return [];
  const t = demandLines;
  return scope.db
    .select()
    .from(t)
    .where(and(eq(t.tenantId, scope.tenantId), typeof which === "string" ? eq(t.sourceId, which) : inArray(t.id, [...which])))
    .orderBy(t.id)
    .for("update");
}
