import { defineStep } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { insertWarehouse, selectDefaultWarehouse } from "../store-warehouses";

/** The first warehouse of a new workspace, with its default location. Run again, it returns the one that is there. */
export const installDefaultWarehouse = defineStep(
  "stock.install-default-warehouse",
  async (scope, names: { code?: string; name: string; locationCode?: string } = { name: "Main warehouse" }): Promise<{ warehouseId: string }> => {
    const present = await selectDefaultWarehouse(scope);
    if (present) return { warehouseId: present };
    const warehouseId = newId();
    await insertWarehouse(scope, {
      id: warehouseId, code: names.code ?? "MAIN", name: names.name, country: scope.workspace.country, city: null, address: null, isDefault: true,
      location: { id: newId(), code: names.locationCode ?? "A-01", name: null },
    });
    return { warehouseId };
  },
);
