/** Records that have a history and can be commented on. */
export const RECORD_TYPES = ["order", "shipment", "return_receipt", "invoice", "receipt", "customer", "item", "expected_receipt", "supplier", "journal_entry", "stock_count", "stock_document"] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

export const isRecordType = (type: string): type is RecordType => (RECORD_TYPES as readonly string[]).includes(type);
