import { orderCharges, orderChecks, orderLines, orders } from "@/db/schema/orders";
import { defineStoredRecord } from "@/server/platform/stored-record";

/** A draft with its lines and charges. A confirmed order is in the books and is cancelled instead. */
export const draftOrderRecord = defineStoredRecord("order", [
  { table: orders, of: orders.id },
  { table: orderLines, of: orderLines.orderId },
  { table: orderCharges, of: orderCharges.orderId },
  { table: orderChecks, of: orderChecks.orderId },
]);
