/** What can be found, in the order in which equals are shown. The names are those of the audit trail. */
export const SEARCH_KINDS = ["customer", "item", "order", "shipment", "invoice", "receipt", "return_receipt", "supplier", "expected_receipt"] as const;

export type SearchKind = (typeof SEARCH_KINDS)[number];
