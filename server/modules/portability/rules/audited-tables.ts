/** What the audit trail calls the records of a table. `person`: all of it is about the person, so only facts stay. */
export const AUDITED: Readonly<Record<string, { readonly entityType: string; readonly keeps: "facts" | "all_but_personal" }>> = {
  customers: { entityType: "customer", keeps: "facts" },
  legal_entities: { entityType: "legal_entity", keeps: "facts" },
  contacts: { entityType: "contact", keeps: "facts" },
  customer_addresses: { entityType: "customer_address", keeps: "facts" },
  suppliers: { entityType: "supplier", keeps: "facts" },
  orders: { entityType: "order", keeps: "all_but_personal" },
  shipments: { entityType: "shipment", keeps: "all_but_personal" },
  invoices: { entityType: "invoice", keeps: "all_but_personal" },
  receipts: { entityType: "receipt", keeps: "all_but_personal" },
};

/** `tax_number` → `taxNumber`: as the audit trail names fields. */
export function fieldName(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
