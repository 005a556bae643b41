import { and, eq, sql } from "drizzle-orm";
import { items, itemUnits } from "@/db/schema/catalog";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type ItemRow = typeof items.$inferSelect;
export type NewItem = Omit<typeof items.$inferInsert, "tenantId" | "id" | "searchText" | "version" | "createdAt" | "updatedAt">;

/** What searches look in. */
function searchTextOf(item: { code: string; name: string; barcode?: string | null; productType?: string | null }): string {
  return [item.code, item.name, item.barcode, item.productType].filter(Boolean).join(" ").toLowerCase();
}

/** Null when the code is taken. */
export async function insertItem(scope: TenantScope, values: NewItem): Promise<ItemRow | null> {
  const [row] = await scope.db
    .insert(items)
    .values({ ...values, tenantId: scope.tenantId, id: newId(), searchText: searchTextOf(values), createdAt: scope.now, updatedAt: scope.now })
    .onConflictDoNothing({ target: [items.tenantId, items.code] })
    .returning();
  return row ?? null;
}

/** Null when the version is no longer the expected one. */
export async function updateItemRow(scope: TenantScope, before: ItemRow, expectedVersion: number, set: Partial<NewItem>): Promise<ItemRow | null> {
  const [row] = await scope.db
    .update(items)
    .set({ ...set, searchText: searchTextOf({ ...before, ...set }), version: sql`${items.version} + 1`, updatedAt: scope.now })
    .where(and(eq(items.tenantId, scope.tenantId), eq(items.id, before.id), eq(items.version, expectedVersion)))
    .returning();
  return row ?? null;
}

/** The item's other units become exactly these. */
export async function replaceItemUnits(scope: TenantScope, itemId: string, units: readonly { unitId: string; factor: string }[]): Promise<void> {
  await scope.db.delete(itemUnits).where(and(eq(itemUnits.tenantId, scope.tenantId), eq(itemUnits.itemId, itemId)));
  if (units.length === 0) return;
  await scope.db.insert(itemUnits).values(units.map((u) => ({ ...u, tenantId: scope.tenantId, id: newId(), itemId, createdAt: scope.now })));
}
