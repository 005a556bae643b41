import { and, eq, sql } from "drizzle-orm";
import { stockBalances } from "@/db/schema/stock";
import { unreservedDemandByDate } from "@/server/modules/demand";
import { lockBalances, placeKey, type Place, type PlaceKey } from "@/server/modules/stock";
import { supplyByDate } from "@/server/modules/supply";
import { subtractQuantity, ZERO, type Quantity } from "@/server/kernel/quantity";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { PlaceFacts } from "../rules/promise-in-order";

async function freeByPlace(scope: TenantScope, places: readonly Place[], lock: boolean): Promise<Map<PlaceKey, Quantity>> {
  if (lock) {
    const balances = await lockBalances(scope, places);
    return new Map([...balances].map(([key, b]) => [key, subtractQuantity(b.onHand, b.reserved)]));
  }
  const t = stockBalances;
  const wanted = sql.join(places.map((p) => sql`(${p.itemId}::uuid, ${p.warehouseId}::uuid)`), sql`, `);
  const rows = await scope.db
    .select({ itemId: t.itemId, warehouseId: t.warehouseId, onHand: t.onHand, reserved: t.reserved })
    .from(t)
    .where(and(eq(t.tenantId, scope.tenantId), sql`(${t.itemId}, ${t.warehouseId}) in (values ${wanted})`));
  return new Map(rows.map((row) => [placeKey(row), subtractQuantity(row.onHand, row.reserved)]));
}

/**
 * Stock, announced supply and waiting demand of places. With `lock` the stock rows are held until the transaction ends,
 * and supply and demand are read after that, so that whoever was faster is counted.
 */
export async function loadPlaceFacts(
  scope: TenantScope,
  places: readonly (Place & { leadTimeDays: number | null })[],
  options: { lock: boolean; withoutLines?: readonly string[] },
): Promise<Map<PlaceKey, PlaceFacts>> {
  if (places.length === 0) return new Map();
  const free = await freeByPlace(scope, places, options.lock);
  const [supply, demand] = await Promise.all([supplyByDate(scope, places), unreservedDemandByDate(scope, places, options.withoutLines)]);
  return new Map(places.map((place) => {
    const key = placeKey(place);
    const here = (row: Place) => placeKey(row) === key;
    return [key, { onHandFree: free.get(key) ?? ZERO, supply: supply.filter(here), demand: demand.filter(here), leadTimeDays: place.leadTimeDays }];
  }));
}
