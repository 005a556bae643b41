import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { stockDocuments, stockMoves } from "@/db/schema/stock";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { isZero, sumQuantity, type Quantity } from "@/server/kernel/quantity";
import type { TenantScope } from "@/server/platform/tenant-scope";

export interface NewDocument {
  readonly id: string;
  readonly number: string;
  readonly kind: "opening" | "receipt" | "transfer" | "adjustment" | "scrap";
  readonly warehouseId: string;
  readonly toWarehouseId?: string | null;
  readonly movedOn: CalendarDate;
  readonly reason: string | null;
}

export async function insertDocument(scope: TenantScope, document: NewDocument): Promise<void> {
  await scope.db.insert(stockDocuments).values({ ...document, tenantId: scope.tenantId, createdBy: scope.actor.kind === "user" ? scope.actor.userId : null });
}

/** Opening quantity already brought in, by `item:location`. */
export async function selectOpeningQuantities(scope: TenantScope, warehouseId: string, itemIds: readonly string[]): Promise<Map<string, Quantity>> {
  const rows = await scope.db
    .select({ itemId: stockMoves.itemId, locationId: stockMoves.locationId, quantity: stockMoves.quantity })
    .from(stockMoves)
    .where(and(eq(stockMoves.tenantId, scope.tenantId), eq(stockMoves.kind, "opening"), eq(stockMoves.warehouseId, warehouseId), inArray(stockMoves.itemId, [...itemIds])));
  const sums = new Map<string, Quantity>();
  for (const row of rows) sums.set(`${row.itemId}:${row.locationId}`, sumQuantity([sums.get(`${row.itemId}:${row.locationId}`) ?? "0", row.quantity]));
  // What was taken back again is not in.
  return new Map([...sums].filter(([, quantity]) => !isZero(quantity)));
}

/** Moves of an opening document that brought these items in. */
export function selectOpeningMoves(scope: TenantScope, documentId: string, itemIds: readonly string[]) {
  return scope.db
    .select()
    .from(stockMoves)
    .where(and(eq(stockMoves.tenantId, scope.tenantId), eq(stockMoves.kind, "opening"), eq(stockMoves.sourceType, "stock_document"), eq(stockMoves.sourceId, documentId), inArray(stockMoves.itemId, [...itemIds])))
    .orderBy(asc(stockMoves.id));
}

/** Items of the warehouse that moved after a move was posted. */
export async function itemsMovedAfter(scope: TenantScope, warehouseId: string, after: ReadonlyMap<string, string>): Promise<Set<string>> {
  if (after.size === 0) return new Set();
  const rows = await scope.db
    .select({ itemId: stockMoves.itemId, last: sql<string>`max(${stockMoves.id}::text)` })
    .from(stockMoves)
    .where(and(eq(stockMoves.tenantId, scope.tenantId), eq(stockMoves.warehouseId, warehouseId), inArray(stockMoves.itemId, [...after.keys()])))
    .groupBy(stockMoves.itemId);
  return new Set(rows.filter((row) => row.last > (after.get(row.itemId) ?? "")).map((row) => row.itemId));
}

/** @returns null when there is no such opening document */
export async function selectOpeningDocument(scope: TenantScope, id: string) {
  const [row] = await scope.db.select().from(stockDocuments).where(and(eq(stockDocuments.tenantId, scope.tenantId), eq(stockDocuments.id, id), eq(stockDocuments.kind, "opening")));
  return row ?? null;
}
