import { priceListEntries } from "@/db/schema/pricing";
import { defineStoredRecord } from "@/server/platform/stored-record";

/** The prices of an item in every list. */
export const itemPricesRecord = defineStoredRecord("item", [{ table: priceListEntries, of: priceListEntries.itemId }]);
