import { customerItemCodes, priceListEntries } from "@/db/schema/pricing";
import { defineStoredRecord } from "@/server/platform/stored-record";

/** The prices of an item in every list. */
export const itemPricesRecord = defineStoredRecord("item", [{ table: priceListEntries, of: priceListEntries.itemId }]);

/** What a customer calls one item. */
export const customerItemCodeRecord = defineStoredRecord("customer_item_code", [{ table: customerItemCodes, of: customerItemCodes.id }]);
