import { getItem } from "@/server/modules/catalog";
import { getCustomer } from "@/server/modules/customers";
import { getInvoice } from "@/server/modules/invoicing";
import { getOrder } from "@/server/modules/orders";
import { getReceipt } from "@/server/modules/receivables";
import { getReturn, getShipment } from "@/server/modules/shipments";
import { getExpected } from "@/server/modules/supply";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { Attachable } from "../rules/attachable-records";

/**
 * Whether the reader may read the record, by the record's own query: what is not visible is not found.
 * @returns its number or code
 * @throws NaruError `record.not_found`, `permission.missing`
 */
export async function requireReadable(scope: TenantScope, type: Attachable, id: string): Promise<{ label: string }> {
  switch (type) {
    case "customer":
      return { label: (await getCustomer.within(scope, { customerId: id })).customer.code };
    case "order":
      return { label: (await getOrder.within(scope, { orderId: id })).number };
    case "shipment":
      return { label: (await getShipment.within(scope, { shipmentId: id })).number };
    case "return_receipt":
      return { label: (await getReturn.within(scope, { returnReceiptId: id })).number };
    case "invoice":
      return { label: (await getInvoice.within(scope, { invoiceId: id })).number };
    case "receipt":
      return { label: (await getReceipt.within(scope, { receiptId: id })).number };
    case "expected_receipt":
      return { label: (await getExpected.within(scope, { expectedReceiptId: id })).number };
    case "item":
      return { label: (await getItem.within(scope, { itemId: id })).item.code };
  }
}
