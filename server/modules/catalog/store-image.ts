import { categories, items, itemUnits } from "@/db/schema/catalog";
import { defineStoredRecord } from "@/server/platform/stored-record";

export const categoryRecord = defineStoredRecord("category", [{ table: categories, of: categories.id }]);

/** An item with its other units; prices and suppliers are records of their modules. */
export const itemRecord = defineStoredRecord("item", [{ table: items, of: items.id }, { table: itemUnits, of: itemUnits.itemId }]);
