import { and, asc, desc, eq } from "drizzle-orm";
import { locations, warehouses } from "@/db/schema/stock";
import { defineQuery } from "@/server/platform/command";
import { listWarehousesInput } from "../inputs";

/** Every warehouse with its locations, the default ones first. */
export const listWarehouses = defineQuery({
  name: "stock.list-warehouses",
  permission: "stock.view",
  input: listWarehousesInput,
  async run(scope, { archived }) {
    const [rows, places] = await Promise.all([
      scope.db
        .select({
          id: warehouses.id, code: warehouses.code, name: warehouses.name, country: warehouses.country, city: warehouses.city, address: warehouses.address,
          isDefault: warehouses.isDefault, archived: warehouses.archived, version: warehouses.version,
        })
        .from(warehouses)
        .where(and(eq(warehouses.tenantId, scope.tenantId), archived ? undefined : eq(warehouses.archived, false)))
        .orderBy(desc(warehouses.isDefault), asc(warehouses.code)),
      scope.db
        .select({ id: locations.id, warehouseId: locations.warehouseId, code: locations.code, name: locations.name, isDefault: locations.isDefault, archived: locations.archived, version: locations.version })
        .from(locations)
        .where(and(eq(locations.tenantId, scope.tenantId), archived ? undefined : eq(locations.archived, false)))
        .orderBy(desc(locations.isDefault), asc(locations.code)),
    ]);
    return rows.map((row) => ({ ...row, locations: places.filter((place) => place.warehouseId === row.id) }));
  },
});
