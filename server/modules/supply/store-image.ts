import { supplierItems, suppliers } from "@/db/schema/supply";
import { defineStoredRecord } from "@/server/platform/stored-record";

export const supplierRecord = defineStoredRecord("supplier", [{ table: suppliers, of: suppliers.id }]);

/** Who supplies an item. */
export const itemSuppliersRecord = defineStoredRecord("item", [{ table: supplierItems, of: supplierItems.itemId }]);
