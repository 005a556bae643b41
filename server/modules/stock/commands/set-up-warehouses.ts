import { notFound, refused } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { recordChanged } from "@/server/platform/record-changed";
import { createLocationInput, createWarehouseInput, updateLocationInput, updateWarehouseInput } from "../inputs";
import { requireWarehouse } from "../queries/load-goods";
import {
  insertLocation, insertWarehouse, locationHoldsStock, selectLocation, selectWarehouse, updateLocation as writeLocation, updateWarehouse as writeWarehouse, warehouseHoldsStock,
} from "../store-warehouses";

/** A warehouse with its first location. @throws NaruError conflict `stock.code_taken` */
export const createWarehouse = defineCommand({
  name: "stock.create-warehouse",
  permission: "stock.setup",
  input: createWarehouseInput,
  async run(scope, { locationCode, ...fields }) {
    const warehouseId = newId();
    await insertWarehouse(scope, { id: warehouseId, ...fields, location: { id: newId(), code: locationCode, name: null } });
    return done({ warehouseId }, { audit: { entityType: "warehouse", entityId: warehouseId, entityLabel: fields.code, changes: changedFields({}, fields) } });
  },
});

/**
 * Changes a warehouse or puts it away; the default one and one with goods in it stay.
 * @throws NaruError conflict `record.changed`, `stock.code_taken`; `stock.warehouse_is_default`, `stock.warehouse_has_stock`; not_found
 */
export const updateWarehouse = defineCommand({
  name: "stock.update-warehouse",
  permission: "stock.setup",
  input: updateWarehouseInput,
  async run(scope, { warehouseId, version, ...fields }) {
    const before = await selectWarehouse(scope, warehouseId);
    if (!before) throw notFound("warehouse");
    if (before.isDefault && (!fields.isDefault || fields.archived)) throw refused("stock.warehouse_is_default", { warehouse: before.name });
    if (fields.archived && !before.archived && (await warehouseHoldsStock(scope, warehouseId))) throw refused("stock.warehouse_has_stock", { warehouse: before.name });
    const after = await writeWarehouse(scope, warehouseId, version, fields);
    if (!after) throw await recordChanged(scope, { entityType: "warehouse", entityId: warehouseId, current: before, wanted: fields });
    return done({ warehouseId, version: after.version }, { audit: { entityType: "warehouse", entityId: warehouseId, entityLabel: fields.code, changes: changedFields(before, fields) } });
  },
});

/** A further place in a warehouse. @throws NaruError conflict `stock.code_taken`; not_found */
export const createLocation = defineCommand({
  name: "stock.create-location",
  permission: "stock.setup",
  input: createLocationInput,
  async run(scope, input) {
    await requireWarehouse(scope, input.warehouseId);
    const locationId = newId();
    await insertLocation(scope, { id: locationId, ...input });
    return done({ locationId }, { audit: { entityType: "location", entityId: locationId, entityLabel: input.code } });
  },
});

/** @throws NaruError conflict `record.changed`, `stock.code_taken`; `stock.location_is_default`, `stock.location_has_stock`; not_found */
export const updateLocation = defineCommand({
  name: "stock.update-location",
  permission: "stock.setup",
  input: updateLocationInput,
  async run(scope, { locationId, version, ...fields }) {
    const before = await selectLocation(scope, locationId);
    if (!before) throw notFound("location");
    if (before.isDefault && (!fields.isDefault || fields.archived)) throw refused("stock.location_is_default", { location: before.code });
    if (fields.archived && (await locationHoldsStock(scope, locationId))) throw refused("stock.location_has_stock", { location: before.code });
    const after = await writeLocation(scope, locationId, version, { ...fields, warehouseId: before.warehouseId });
    if (!after) throw await recordChanged(scope, { entityType: "location", entityId: locationId, current: before, wanted: fields });
    return done({ locationId, version: after.version }, { audit: { entityType: "location", entityId: locationId, entityLabel: fields.code, changes: changedFields(before, fields) } });
  },
});
