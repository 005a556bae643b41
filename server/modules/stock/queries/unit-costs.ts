import { and, eq, sql } from "drizzle-orm";
import { stockBalances } from "@/db/schema/stock";
import { decimal, type DecimalText } from "@/server/kernel/money";
import { idArray, statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { placeKey, type Place, type PlaceKey } from "../store";

/**
 * What one base unit costs by the moving average, minor units of the home currency (not rounded): of the warehouse, else of all
 * warehouses together; items of which nothing is on hand are absent. Costs are confidential: callers check `costs.view`.
 */
export async function unitCosts(scope: TenantScope, places: readonly Place[]): Promise<Map<PlaceKey, DecimalText>> {
  if (places.length === 0) return new Map();
  const rows = await selectBalances(scope, { itemIds: idArray([...new Set(places.map((place) => place.itemId))]) });
  const costs = new Map<PlaceKey, DecimalText>();
  for (const place of places) {
    const own = rows.filter((row) => row.itemId === place.itemId);
    const here = own.filter((row) => row.warehouseId === place.warehouseId);
    const counted = here.length > 0 ? here : own;
    const onHand = counted.reduce((sum, row) => sum.plus(row.onHand), decimal(0));
    const value = counted.reduce((sum, row) => sum + row.valueMinor, 0n);
    if (onHand.greaterThan(0)) costs.set(placeKey(place), decimal(value).div(onHand).toFixed());
  }
  return costs;
}

const selectBalances = statement(["itemIds"], (db, value) =>
  db
    .select({ itemId: stockBalances.itemId, warehouseId: stockBalances.warehouseId, onHand: stockBalances.onHand, valueMinor: stockBalances.valueMinor })
    .from(stockBalances)
    .where(and(eq(stockBalances.tenantId, value("tenantId")), sql`${stockBalances.itemId} = any(${value("itemIds")}::uuid[])`, sql`${stockBalances.onHand} > 0`)),
);
