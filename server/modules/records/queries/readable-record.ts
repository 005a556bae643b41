import { getItem } from "@/server/modules/catalog";
import { getCustomer } from "@/server/modules/customers";
import { getInvoice } from "@/server/modules/invoicing";
import { getEntry } from "@/server/modules/ledger";
import { getOrder } from "@/server/modules/orders";
import { getReceipt } from "@/server/modules/receivables";
import { getReturn, getShipment } from "@/server/modules/shipments";
import { getCount, getDocument } from "@/server/modules/stock";
import { getExpected, getSupplier } from "@/server/modules/supply";
import type { Permission } from "@/server/platform/permissions";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { RecordType } from "../rules/record-types";

export interface ReadableRecord {
  /** Its number, code or name. */
  readonly label: string;
  /** Whose record it is: a representative may be restricted to their own customers. */
  readonly customerId: string | null;
}

/** The record's own queries: the right they ask for, and what they find. */
const READERS: Readonly<Record<RecordType, { permission: Permission; read(scope: TenantScope, id: string): Promise<ReadableRecord> }>> = {
  customer: {
    permission: getCustomer.permission,
    async read(scope, id) {
      const { customer } = await getCustomer.within(scope, { customerId: id });
      return { label: customer.code, customerId: customer.id };
    },
  },
  order: { permission: getOrder.permission, read: async (scope, id) => numbered(await getOrder.within(scope, { orderId: id })) },
  shipment: { permission: getShipment.permission, read: async (scope, id) => numbered(await getShipment.within(scope, { shipmentId: id })) },
  return_receipt: { permission: getReturn.permission, read: async (scope, id) => numbered(await getReturn.within(scope, { returnReceiptId: id })) },
  invoice: { permission: getInvoice.permission, read: async (scope, id) => numbered(await getInvoice.within(scope, { invoiceId: id })) },
  receipt: { permission: getReceipt.permission, read: async (scope, id) => numbered(await getReceipt.within(scope, { receiptId: id })) },
  expected_receipt: { permission: getExpected.permission, read: async (scope, id) => ({ label: (await getExpected.within(scope, { expectedReceiptId: id })).number, customerId: null }) },
  item: { permission: getItem.permission, read: async (scope, id) => ({ label: (await getItem.within(scope, { itemId: id })).item.code, customerId: null }) },
  supplier: { permission: getSupplier.permission, read: async (scope, id) => ({ label: (await getSupplier.within(scope, { supplierId: id })).name, customerId: null }) },
  journal_entry: { permission: getEntry.permission, read: async (scope, id) => ({ label: (await getEntry.within(scope, { entryId: id })).number ?? "–", customerId: null }) },
  stock_count: { permission: getCount.permission, read: async (scope, id) => ({ label: (await getCount.within(scope, { countId: id })).number, customerId: null }) },
  stock_document: { permission: getDocument.permission, read: async (scope, id) => ({ label: (await getDocument.within(scope, { documentId: id })).number, customerId: null }) },
};

const numbered = ({ number, customerId }: { number: string; customerId: string }): ReadableRecord => ({ label: number, customerId });

/** The right without which nobody sees records of this type. */
export const rightToSee = (type: RecordType): Permission => READERS[type].permission;

/**
 * The record, by its own query: what the reader may not see is not found.
 * @throws NaruError `record.not_found`, `permission.missing`
 */
export const readRecord = (scope: TenantScope, type: RecordType, id: string): Promise<ReadableRecord> => READERS[type].read(scope, id);
