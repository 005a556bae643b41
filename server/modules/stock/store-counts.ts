import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { items, units } from "@/db/schema/catalog";
import { memberships, users } from "@/db/schema/identity";
import { locationBalances, locations, stockCountLines, stockCounts } from "@/db/schema/stock";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { conflict, notFound } from "@/server/kernel/errors";
import type { Quantity } from "@/server/kernel/quantity";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type StockCount = typeof stockCounts.$inferSelect;

export async function insertCount(
  scope: TenantScope,
  count: { id: string; number: string; warehouseId: string; countedOn: CalendarDate; note: string | null },
): Promise<void> {
  await scope.db.insert(stockCounts).values({ ...count, tenantId: scope.tenantId });
}

/** What lies in the warehouse now, as lines to count; in order of item code. @returns how many lines */
export async function insertSnapshotLines(
  scope: TenantScope,
  count: { id: string; warehouseId: string; locationId: string | null; categoryId: string | null },
): Promise<number> {
  const b = locationBalances;
  const rows = await scope.db
    .select({ itemId: b.itemId, locationId: b.locationId, bookQuantity: b.onHand })
    .from(b)
    .innerJoin(items, and(eq(items.tenantId, b.tenantId), eq(items.id, b.itemId)))
    .where(and(
      eq(b.tenantId, scope.tenantId), eq(b.warehouseId, count.warehouseId), sql`${b.onHand} <> 0`,
      count.locationId ? eq(b.locationId, count.locationId) : undefined, count.categoryId ? eq(items.categoryId, count.categoryId) : undefined,
    ))
    .orderBy(asc(items.code), asc(b.locationId));
  for (let from = 0; from < rows.length; from += 1000) {
    const part = rows.slice(from, from + 1000);
    await scope.db.insert(stockCountLines).values(part.map((row, i) => ({ ...row, tenantId: scope.tenantId, id: newId(), countId: count.id, lineNo: from + i + 1 })));
  }
  return rows.length;
}

/** The count's row, held until the transaction ends. @throws NaruError not_found; conflict `stock.count_not_open` */
export async function lockOpenCount(scope: TenantScope, countId: string): Promise<StockCount> {
  const [count] = await scope.db.select().from(stockCounts).where(and(eq(stockCounts.tenantId, scope.tenantId), eq(stockCounts.id, countId))).for("update");
  if (!count) throw notFound("stock_count");
  if (count.status !== "open") throw conflict("stock.count_not_open", { number: count.number });
  return count;
}

export interface CountEntry {
  readonly itemId: string;
  readonly locationId: string;
  readonly was: Quantity | null;
  readonly counted: Quantity | null;
}

/**
 * Writes counted quantities; a line for goods that the books did not know of is added with a book quantity of zero.
 * @throws NaruError conflict `stock.count_line_changed` when a line no longer holds what the counter saw; says who entered what, and when.
 */
export async function upsertCountEntries(scope: TenantScope, countId: string, entries: readonly CountEntry[]): Promise<void> {
  const t = stockCountLines;
  const entered = sql`json_to_recordset(${JSON.stringify(entries.map((e, i) => ({ id: newId(), item_id: e.itemId, location_id: e.locationId, was: e.was, counted: e.counted, position: i })))}::json)`;
  const columns = sql`(id uuid, item_id uuid, location_id uuid, was numeric, counted numeric, position integer)`;
  // The count is locked, so nothing comes in between. In the upsert itself the question cannot stand: a distributed PostgreSQL takes no values there.
  const [changed] = await scope.db.execute<{ id: string }>(sql`
    select l.id from ${entered} as v${columns} join ${t} l on l.tenant_id = ${scope.tenantId}::uuid and l.count_id = ${countId}::uuid and l.item_id = v.item_id and l.location_id = v.location_id
    where l.counted_quantity is distinct from v.was order by v.position limit 1`);
  if (changed) throw conflict("stock.count_line_changed", await entryOf(scope, changed.id));
  const by = scope.actor.kind === "user" ? scope.actor.userId : null;
  await scope.db.execute(sql`
    with last as (select coalesce(max(line_no), 0) as line_no from ${t} where tenant_id = ${scope.tenantId}::uuid and count_id = ${countId}::uuid)
    insert into ${t} (tenant_id, id, count_id, line_no, item_id, location_id, book_quantity, counted_quantity, counted_by, counted_at)
    select ${scope.tenantId}::uuid, v.id, ${countId}::uuid, last.line_no + v.position + 1, v.item_id, v.location_id, 0, v.counted, ${by}::uuid, ${scope.now.toISOString()}::timestamptz
    from ${entered} as v${columns}, last
    on conflict (tenant_id, count_id, item_id, location_id) do update set counted_quantity = excluded.counted_quantity, counted_by = excluded.counted_by, counted_at = excluded.counted_at`);
  await scope.db.update(stockCounts).set({ version: sql`${stockCounts.version} + 1`, updatedAt: scope.now }).where(and(eq(stockCounts.tenantId, scope.tenantId), eq(stockCounts.id, countId)));
}

/** Who is behind a line's quantity, as long as they are one of the workspace. */
export const counterOfLine = {
  member: and(eq(memberships.tenantId, stockCountLines.tenantId), eq(memberships.userId, stockCountLines.countedBy)),
  user: eq(users.id, memberships.userId),
};

/** What a line holds now, who entered it and when, as a refusal says it; what is not known is a dash. */
async function entryOf(scope: TenantScope, lineId: string): Promise<Record<string, string>> {
  const l = stockCountLines;
  const [line] = await scope.db
    .select({ by: users.name, at: l.countedAt, counted: sql<Quantity | null>`trim_scale(${l.countedQuantity})`, unit: units.code, item: items.code, location: locations.code })
    .from(l)
    .innerJoin(items, and(eq(items.tenantId, l.tenantId), eq(items.id, l.itemId)))
    .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
    .innerJoin(locations, and(eq(locations.tenantId, l.tenantId), eq(locations.id, l.locationId)))
    .leftJoin(memberships, counterOfLine.member)
    .leftJoin(users, counterOfLine.user)
    .where(and(eq(l.tenantId, scope.tenantId), eq(l.id, lineId)));
  if (!line) throw notFound("stock_count");
  return { by: line.by ?? "–", at: (line.at ?? scope.now).toISOString(), counted: line.counted ?? "–", unit: line.unit, item: line.item, location: line.location };
}

/** Lines that somebody counted. */
export function selectCountedLines(scope: TenantScope, countId: string) {
  const t = stockCountLines;
  return scope.db
    .select({ id: t.id, itemId: t.itemId, locationId: t.locationId, bookQuantity: t.bookQuantity, countedQuantity: sql<Quantity>`trim_scale(${t.countedQuantity})` })
    .from(t)
    .where(and(eq(t.tenantId, scope.tenantId), eq(t.countId, countId), isNotNull(t.countedQuantity)))
    .orderBy(asc(t.itemId), asc(t.locationId));
}

/** Closes the count and keeps each line's posted difference. */
export async function closeCount(
  scope: TenantScope,
  countId: string,
  status: "posted" | "cancelled",
  differences: readonly { lineId: string; quantity: Quantity; valueMinor: bigint }[],
): Promise<void> {
  const t = stockCountLines;
  const closed = scope.db
    .update(stockCounts)
    .set({ status, version: sql`${stockCounts.version} + 1`, updatedAt: scope.now })
    .where(and(eq(stockCounts.tenantId, scope.tenantId), eq(stockCounts.id, countId), inArray(stockCounts.status, ["open"])))
    .returning({ id: stockCounts.id });
  const kept = differences.length === 0 ? undefined : scope.db
    .update(t)
    .set({ differenceQuantity: sql`v.quantity`, differenceValueMinor: sql`v.value_minor` })
    .from(sql`(values ${sql.join(differences.map((d) => sql`(${d.lineId}::uuid, ${d.quantity}::numeric, ${d.valueMinor.toString()}::bigint)`), sql`, `)}) as v(id, quantity, value_minor)`)
    .where(and(eq(t.tenantId, scope.tenantId), sql`${t.id} = v.id`));
  const [rows] = await Promise.all([closed, kept]);
  if (rows.length === 0) throw conflict("stock.count_not_open", { number: "" });
}
