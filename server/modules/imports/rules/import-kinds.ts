export const IMPORT_KINDS = ["customers", "contacts", "addresses", "suppliers", "items", "prices", "customer_item_codes", "opening_stock", "opening_receivables", "opening_balances", "orders", "receipts"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What a cell is read as. */
export type FieldType = "text" | "decimal" | "share" | "integer" | "date" | "yes_no" | "country" | "language";
/** Which list of the workspace a field's values are chosen from, for matching values. */
export type Choices = "customer_type" | "unit" | "tax_code" | "payment_terms" | "warehouse" | "member" | "item_kind"
  | "contact_role" | "address_kind" | "price_list" | "account" | "receipt_method" | "bank_account";

export interface ImportField {
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly choices: Choices | null;
  /** Of an order's lines, which may stand in a second file. */
  readonly ofLine: boolean;
  /** Headers it is recognised by, lower-case letters and digits only. */
  readonly headers: readonly string[];
}
