import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { demandCharges, demandLines } from "@/db/schema/demand";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { groupBy } from "@/server/kernel/grouping";
import type { Quantity } from "@/server/kernel/quantity";
import { idArray, statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { openCommitment } from "../rules/open-commitment";
import type { DemandCharge, DemandLine } from "../store";

const selectByIds = statement(["ids"], (db, value) =>
  db.select().from(demandLines).where(and(eq(demandLines.tenantId, value("tenantId")), sql`${demandLines.id} = any(${value("ids")}::uuid[])`)),
);

/** Lines of the given ids, unlocked. */
export async function demandLinesByIds(scope: TenantScope, ids: readonly string[]): Promise<Map<string, DemandLine>> {
  if (ids.length === 0) return new Map();
  const rows = await selectByIds(scope, { ids: idArray(ids) });
  return new Map(rows.map((row) => [row.id, row]));
}

const selectOfSource = statement(["sourceId"], (db, value) =>
  db.select().from(demandLines).where(and(eq(demandLines.tenantId, value("tenantId")), eq(demandLines.sourceId, value("sourceId")))).orderBy(asc(demandLines.lineNo)),
);

/** All lines of a source in line order. */
export function demandLinesOf(scope: TenantScope, sourceId: string): Promise<DemandLine[]> {
  return selectOfSource(scope, { sourceId });
}

const selectOfSources = statement(["sources"], (db, value) =>
  db.select().from(demandLines).where(and(eq(demandLines.tenantId, value("tenantId")), sql`${demandLines.sourceId} = any(${value("sources")}::uuid[])`)).orderBy(asc(demandLines.sourceId), asc(demandLines.lineNo)),
);

/** The lines of many sources, each source's in line order. */
export async function demandLinesOfSources(scope: TenantScope, sourceIds: readonly string[]): Promise<Map<string, DemandLine[]>> {
  if (sourceIds.length === 0) return new Map();
  return groupBy(await selectOfSources(scope, { sources: idArray(sourceIds) }), (line) => line.sourceId);
}

const selectCharges = statement(["sources"], (db, value) =>
  db.select().from(demandCharges).where(and(eq(demandCharges.tenantId, value("tenantId")), sql`${demandCharges.sourceId} = any(${value("sources")}::uuid[])`)).orderBy(asc(demandCharges.id)),
);

export function demandChargesOf(scope: TenantScope, sourceIds: readonly string[]): Promise<DemandCharge[]> {
  if (sourceIds.length === 0) return Promise.resolve([]);
  return selectCharges(scope, { sources: idArray(sourceIds) });
}

/** What the source still claims of its customer's credit, minor units, tax included (see `openCommitment`). */
export async function openCommitmentMinor(scope: TenantScope, sourceId: string): Promise<bigint> {
  const [lines, charges] = await Promise.all([demandLinesOf(scope, sourceId), demandChargesOf(scope, [sourceId])]);
  return openCommitment(lines, charges);
}

export interface DemandOnDay {
  readonly itemId: string;
  readonly warehouseId: string;
  readonly on: CalendarDate;
  /** Open to ship and not covered by a reservation. */
  readonly quantity: Quantity;
}

const promisedDay = sql<CalendarDate>`coalesce(${demandLines.promisedOn}, ${demandLines.requiredOn})`;
const selectUnreserved = statement(["places", "without"], (db, value) =>
  db
    .select({
      itemId: demandLines.itemId, warehouseId: demandLines.warehouseId, on: promisedDay,
      quantity: sql<Quantity>`trim_scale(sum(${demandLines.ordered} - ${demandLines.cancelled} - ${demandLines.shipped} - ${demandLines.reserved}))`,
    })
    .from(demandLines)
    .where(and(
      eq(demandLines.tenantId, value("tenantId")), eq(demandLines.isStocked, true),
      sql`(${demandLines.itemId}, ${demandLines.warehouseId}) in (select i, w from json_to_recordset(${value("places")}::json) as p(i uuid, w uuid))`,
      sql`confirmed and shipped < ordered - cancelled and reserved < ordered - cancelled - shipped`,
      sql`not ${demandLines.id} = any(${value("without")}::uuid[])`,
    ))
    .groupBy(demandLines.itemId, demandLines.warehouseId, promisedDay)
    .orderBy(promisedDay),
);

/** Open, confirmed, unreserved demand per item, warehouse and promised day; lines in `without` are left out. */
export async function unreservedDemandByDate(
  scope: TenantScope,
  pairs: readonly { itemId: string; warehouseId: string }[],
  without: readonly string[] = [],
): Promise<DemandOnDay[]> {
  if (pairs.length === 0) return [];
  return selectUnreserved(scope, { places: JSON.stringify(pairs.map((p) => ({ i: p.itemId, w: p.warehouseId }))), without: idArray(without) });
}

/** Confirmed lines still without stock, the one promised earliest first: who gets what arrives. */
export function linesAwaitingStock(scope: TenantScope, itemIds: readonly string[], warehouseId: string): Promise<DemandLine[]> {
  if (itemIds.length === 0) return Promise.resolve([]);
  const t = demandLines;
  return scope.db
    .select()
    .from(t)
    .where(and(
      eq(t.tenantId, scope.tenantId), inArray(t.itemId, [...itemIds]), eq(t.warehouseId, warehouseId), eq(t.isStocked, true),
      sql`confirmed and shipped < ordered - cancelled and reserved < ordered - cancelled - shipped`,
    ))
    .orderBy(asc(t.promisedOn), asc(t.createdAt), asc(t.sourceNumber), asc(t.lineNo));
}
