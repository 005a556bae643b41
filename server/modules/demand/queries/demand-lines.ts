import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { demandCharges, demandLines } from "@/db/schema/demand";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import type { Quantity } from "@/server/kernel/quantity";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { openCommitment } from "../rules/open-commitment";
import type { DemandCharge, DemandLine } from "../store";

/** Lines of the given ids, unlocked. */
export async function demandLinesByIds(scope: TenantScope, ids: readonly string[]): Promise<Map<string, DemandLine>> {
  if (ids.length === 0) return new Map();
  const rows = await scope.db.select().from(demandLines).where(and(eq(demandLines.tenantId, scope.tenantId), inArray(demandLines.id, [...ids])));
  return new Map(rows.map((row) => [row.id, row]));
}

/** All lines of a source in line order. */
export function demandLinesOf(scope: TenantScope, sourceId: string): Promise<DemandLine[]> {
  return scope.db
    .select()
    .from(demandLines)
    .where(and(eq(demandLines.tenantId, scope.tenantId), eq(demandLines.sourceId, sourceId)))
    .orderBy(asc(demandLines.lineNo));
}

export function demandChargesOf(scope: TenantScope, sourceIds: readonly string[]): Promise<DemandCharge[]> {
  if (sourceIds.length === 0) return Promise.resolve([]);
  return scope.db
    .select()
    .from(demandCharges)
    .where(and(eq(demandCharges.tenantId, scope.tenantId), inArray(demandCharges.sourceId, [...sourceIds])))
    .orderBy(asc(demandCharges.id));
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

/** Open, confirmed, unreserved demand per item, warehouse and promised day; lines in `without` are left out. */
export async function unreservedDemandByDate(
  scope: TenantScope,
  pairs: readonly { itemId: string; warehouseId: string }[],
  without: readonly string[] = [],
): Promise<DemandOnDay[]> {
  if (pairs.length === 0) return [];
  const t = demandLines;
  const wanted = sql.join(pairs.map((p) => sql`(${p.itemId}::uuid, ${p.warehouseId}::uuid)`), sql`, `);
  const on = sql<CalendarDate>`coalesce(${t.promisedOn}, ${t.requiredOn})`;
  const rows = await scope.db
    .select({ itemId: t.itemId, warehouseId: t.warehouseId, on, quantity: sql<Quantity>`trim_scale(sum(${t.ordered} - ${t.cancelled} - ${t.shipped} - ${t.reserved}))` })
    .from(t)
    .where(and(
      eq(t.tenantId, scope.tenantId), sql`(${t.itemId}, ${t.warehouseId}) in (values ${wanted})`, eq(t.isStocked, true),
      sql`confirmed and shipped < ordered - cancelled and reserved < ordered - cancelled - shipped`,
      without.length ? sql`${t.id} not in ${[...without]}` : undefined,
    ))
    .groupBy(t.itemId, t.warehouseId, on)
    .orderBy(on);
  return rows;
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
