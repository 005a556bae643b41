import type { RecordType } from "./record-types";

const FOLDERS: Readonly<Record<RecordType, string>> = {
  order: "orders",
  shipment: "shipments",
  return_receipt: "returns",
  invoice: "invoices",
  receipt: "receivables/receipts",
  customer: "customers",
  item: "items",
  expected_receipt: "inbound",
  supplier: "inbound/suppliers",
  journal_entry: "ledger/journal",
  stock_count: "stock/counts",
  stock_document: "stock/documents",
};

/** Where the record's page is, within the workspace. */
export const pathOfRecord = (type: RecordType, id: string): string => `/${FOLDERS[type]}/${id}`;
