import { and, eq, getTableColumns, notInArray, sql } from "drizzle-orm";
import { demandCharges, demandLines } from "@/db/schema/demand";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { conflict } from "@/server/kernel/errors";
import { decimalText, type DecimalText } from "@/server/kernel/money";
import type { Quantity } from "@/server/kernel/quantity";
import { idArray, sqlStatement, statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type DemandLine = typeof demandLines.$inferSelect;
export type DemandCharge = typeof demandCharges.$inferSelect;
/** Columns that only an advance moves. */
export type Quantities = "cancelled" | "reserved" | "scheduled" | "shipped" | "returned" | "returnedUnbilled" | "invoiced" | "credited" | "recognisedMinor" | "invoicedMinor";
type Kept = "tenantId" | "createdAt" | "updatedAt" | "confirmed" | "held" | "promisedOn";
/** Terms of an order line as its order knows them; `id` is the order line's id. */
export type DemandTerms = Omit<DemandLine, Quantities | Kept>;
export type ChargeTerms = Omit<DemandCharge, "tenantId" | "createdAt" | "updatedAt" | "confirmed" | "cancelled" | "invoicedMinor">;

/** Terms of a line that is demand from now on. */
export type ConfirmedTerms = DemandTerms & { readonly promisedOn: CalendarDate; readonly reserved: Quantity };
/** What had been done for a line when it was confirmed (a reinstated order's), as the commitment needs it. */
export interface DoneBefore {
  readonly id: string;
  readonly cancelled: DecimalText;
  readonly returnedUnbilled: DecimalText;
  readonly invoiced: DecimalText;
}

const insertConfirmed = sqlStatement<"data", { id: string; cancelled: string; returned_unbilled: string; invoiced: string }>(["data"], (value) => sql`
  insert into demand_lines as d (tenant_id, id, source_type, source_id, source_number, line_no, customer_id, legal_entity_id, item_id, is_stocked, warehouse_id, description, ship_separately,
    required_on, currency, unit_price, discount_percent, tax_code_id, expected_tax_percent, ordered, promised_on, reserved, confirmed, updated_at)
  select ${value("tenantId")}::uuid, v.*, true, ${value("now")}::timestamptz
  from json_to_recordset(${value("data")}::json) as v("id" uuid, "sourceType" text, "sourceId" uuid, "sourceNumber" text, "lineNo" integer, "customerId" uuid, "legalEntityId" uuid, "itemId" uuid,
    "isStocked" boolean, "warehouseId" uuid, "description" text, "shipSeparately" boolean, "requiredOn" date, "currency" text, "unitPrice" numeric, "discountPercent" numeric, "taxCodeId" uuid,
    "expectedTaxPercent" numeric, "ordered" numeric, "promisedOn" date, "reserved" numeric)
  on conflict (tenant_id, id) do update set
    source_number = excluded.source_number, line_no = excluded.line_no, customer_id = excluded.customer_id, legal_entity_id = excluded.legal_entity_id,
    item_id = excluded.item_id, is_stocked = excluded.is_stocked, warehouse_id = excluded.warehouse_id, description = excluded.description,
    ship_separately = excluded.ship_separately, required_on = excluded.required_on, currency = excluded.currency, unit_price = excluded.unit_price,
    discount_percent = excluded.discount_percent, tax_code_id = excluded.tax_code_id, expected_tax_percent = excluded.expected_tax_percent, ordered =
    excluded.ordered, promised_on = excluded.promised_on, confirmed = excluded.confirmed, updated_at = excluded.updated_at, reserved = d.reserved + excluded.reserved
  where d.source_type = excluded.source_type and d.source_id = excluded.source_id
    and d.cancelled < excluded.ordered and excluded.ordered >= d.cancelled + d.shipped + greatest(d.scheduled, d.reserved + excluded.reserved)
    and (d.reserved + d.scheduled + d.shipped = 0 or (d.item_id = excluded.item_id and d.warehouse_id = excluded.warehouse_id))
  returning d.id, d.cancelled::text, d.returned_unbilled::text, d.invoiced::text`);

/**
 * Writes lines that are demand from now on, with the dates they are promised for and the stock put aside for them.
 * @throws NaruError `demand.line_advanced` when more was done for a line before than its terms allow
 */
export async function upsertConfirmedLines(scope: TenantScope, lines: readonly ConfirmedTerms[]): Promise<DoneBefore[]> {
  if (lines.length === 0) return [];
  const rows = await insertConfirmed(scope, { data: JSON.stringify(lines) });
  if (rows.length !== lines.length) throw conflict("demand.line_advanced");
  return rows.map((row) => ({ id: row.id, cancelled: decimalText(row.cancelled), returnedUnbilled: decimalText(row.returned_unbilled), invoiced: decimalText(row.invoiced) }));
}

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

export async function upsertCharges(scope: TenantScope, charges: readonly (ChargeTerms & { readonly confirmed?: boolean })[]): Promise<void> {
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
        taxCodeId: excluded(t.taxCodeId), expectedTaxPercent: excluded(t.expectedTaxPercent), confirmed: sql`${t.confirmed} or excluded.confirmed`, updatedAt: scope.now,
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

const invoiceCharges = sqlStatement(["data"], (value) => sql`
  update demand_charges c set invoiced_minor = c.invoiced_minor + v.minor, updated_at = ${value("now")}
  from json_to_recordset(${value("data")}::json) as v(id uuid, minor bigint)
  where c.tenant_id = ${value("tenantId")} and c.id = v.id and c.confirmed and not c.cancelled and c.invoiced_minor + v.minor between 0 and c.amount_minor
  returning c.id`);

export async function addInvoicedToCharges(scope: TenantScope, changes: readonly { id: string; amountMinor: bigint }[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = await invoiceCharges(scope, { data: JSON.stringify(changes.map((c) => ({ id: c.id, minor: c.amountMinor.toString() }))) });
  if (rows.length !== changes.length) throw conflict("demand.charge_invoiced");
}

/** Cancels or takes back the charges of a source that are not invoiced. */
export async function updateChargesCancelled(scope: TenantScope, sourceId: string, cancelled: boolean): Promise<void> {
  await scope.db
    .update(demandCharges)
    .set({ cancelled, updatedAt: scope.now })
    .where(and(eq(demandCharges.tenantId, scope.tenantId), eq(demandCharges.sourceId, sourceId), eq(demandCharges.invoicedMinor, 0n)));
}

const lockByIds = statement(["ids"], (db, value) =>
  db.select().from(demandLines).where(and(eq(demandLines.tenantId, value("tenantId")), sql`${demandLines.id} = any(${value("ids")}::uuid[])`)).orderBy(demandLines.id).for("update"),
);
const lockBySource = statement(["sourceId"], (db, value) =>
  db.select().from(demandLines).where(and(eq(demandLines.tenantId, value("tenantId")), eq(demandLines.sourceId, value("sourceId")))).orderBy(demandLines.id).for("update"),
);

/** Locks lines by id or of one source, sorted by id. */
export async function selectLinesForUpdate(scope: TenantScope, which: readonly string[] | string): Promise<DemandLine[]> {
  if (typeof which === "string") return lockBySource(scope, { sourceId: which });
  return which.length === 0 ? [] : lockByIds(scope, { ids: idArray(which) });
}
