import { and, eq, sql } from "drizzle-orm";
import { stockBalances } from "@/db/schema/stock";
import { unreservedDemandByDate } from "@/server/modules/demand";
import { lockBalances, lockExistingBalances, placeKey, type Place, type PlaceKey } from "@/server/modules/stock";
import { supplyByDate } from "@/server/modules/supply";
import { subtractQuantity, ZERO, type Quantity } from "@/server/kernel/quantity";
import { statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { PlaceFacts } from "../rules/promise-in-order";

const selectBalances = statement(["places"], (db, value) =>
  db
    .select({ itemId: stockBalances.itemId, warehouseId: stockBalances.warehouseId, onHand: stockBalances.onHand, reserved: stockBalances.reserved })
    .from(stockBalances)
    .where(and(eq(stockBalances.tenantId, value("tenantId")),
      sql`(${stockBalances.itemId}, ${stockBalances.warehouseId}) in (select i, w from json_to_recordset(${value("places")}::json) as p(i uuid, w uuid))`)),
);

const freeOf = (rows: Iterable<readonly [PlaceKey, { onHand: Quantity; reserved: Quantity }]>) =>
  new Map([...rows].map(([key, row]) => [key, subtractQuantity(row.onHand, row.reserved)]));

async function freeByPlace(scope: TenantScope, places: readonly Place[], lock: boolean): Promise<Map<PlaceKey, Quantity>> {
  if (lock) return freeOf(await lockExistingBalances(scope, places));
  const rows = await selectBalances(scope, { places: JSON.stringify(places.map((p) => ({ i: p.itemId, w: p.warehouseId }))) });
  return freeOf(rows.map((row) => [placeKey(row), row]));
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
  const ask = () =>
    // Sent together and run in this order: supply and demand are read after the stock rows are held.
    Promise.all([freeByPlace(scope, places, options.lock), supplyByDate(scope, places), unreservedDemandByDate(scope, places, options.withoutLines)]);
  let [free, supply, demand] = await ask();
  if (options.lock && free.size < places.length) {
    // Where a place had no row there was nothing to hold: the row is made, and everything is asked again under it.
    await lockBalances(scope, places);
    [free, supply, demand] = await ask();
  }
  return new Map(places.map((place) => {
    const key = placeKey(place);
    const here = (row: Place) => placeKey(row) === key;
    return [key, { onHandFree: free.get(key) ?? ZERO, supply: supply.filter(here), demand: demand.filter(here), leadTimeDays: place.leadTimeDays }];
  }));
}
