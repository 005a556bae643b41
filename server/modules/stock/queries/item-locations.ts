import { and, asc, desc, eq, sql } from "drizzle-orm";
import { items } from "@/db/schema/catalog";
import { locationBalances, locations, stockBalances, warehouses } from "@/db/schema/stock";
import { notFound } from "@/server/kernel/errors";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { itemLocationsInput } from "../inputs";

/** INV-08: where an item lies, and per warehouse what it is worth (for those who may see costs). */
export const itemLocations = defineQuery({
  name: "stock.item-locations",
  permission: "stock.view",
  input: itemLocationsInput,
  async run(scope, { itemId }) {
    const [known, places, balances] = await Promise.all([
      scope.db.select({ id: items.id }).from(items).where(and(eq(items.tenantId, scope.tenantId), eq(items.id, itemId))),
      scope.db
        .select({
          locationId: locations.id, locationCode: locations.code, locationName: locations.name,
          warehouseId: warehouses.id, warehouseName: warehouses.name, onHand: locationBalances.onHand,
        })
        .from(locationBalances)
        .innerJoin(locations, and(eq(locations.tenantId, locationBalances.tenantId), eq(locations.id, locationBalances.locationId)))
        .innerJoin(warehouses, and(eq(warehouses.tenantId, locations.tenantId), eq(warehouses.id, locations.warehouseId)))
        .where(and(eq(locationBalances.tenantId, scope.tenantId), eq(locationBalances.itemId, itemId), sql`${locationBalances.onHand} <> 0`))
        .orderBy(desc(warehouses.isDefault), asc(warehouses.code), asc(locations.code)),
      scope.db
        .select({ warehouseId: stockBalances.warehouseId, valueMinor: stockBalances.valueMinor })
        .from(stockBalances)
        .where(and(eq(stockBalances.tenantId, scope.tenantId), eq(stockBalances.itemId, itemId))),
    ]);
    if (known.length === 0) throw notFound("item");
    return { places, values: actorMay(scope.actor, "costs.view") ? balances : [] };
  },
});
