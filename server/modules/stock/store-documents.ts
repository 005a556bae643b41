import { and, eq, inArray } from "drizzle-orm";
import { stockDocuments, stockMoves } from "@/db/schema/stock";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { sumQuantity, type Quantity } from "@/server/kernel/quantity";
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
  return sums;
}
