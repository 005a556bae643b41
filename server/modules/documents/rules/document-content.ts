/** What can be printed. Each is made from one record: an order, a shipment (two of them), an invoice, a receipt, a customer. */
export const DOCUMENT_KINDS = ["order_confirmation", "packing_list", "delivery_note", "invoice", "credit_note", "receipt", "statement"] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The record a kind is made from, as audit, files and mails name it. */
export const RECORD_OF_KIND = {
  order_confirmation: "order",
  packing_list: "shipment",
  delivery_note: "shipment",
  invoice: "invoice",
  credit_note: "invoice",
  receipt: "receipt",
  statement: "customer",
} as const satisfies Record<DocumentKind, string>;

export const DOCUMENT_LANGUAGES = ["en", "ko", "zh"] as const;
export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number];

/** A language documents are written in; English stands in for any other. */
export function asDocumentLanguage(language: string | null | undefined): DocumentLanguage {
  return DOCUMENT_LANGUAGES.find((known) => known === language) ?? "en";
}

/** Raised when the layout changes, so that what was printed before is printed anew. */
export const LAYOUT_VERSION = 3;

export interface TableColumn {
  readonly header: string;
  readonly align: "left" | "right";
  /** Share of the table's width; the shares of a table need not sum to one. */
  readonly share: number;
  /** Figures that are set in semi-bold: what the row is about. */
  readonly strong?: boolean;
  /** What a customer's layout may leave out. */
  readonly part?: OptionalPart;
}

/** Parts of a document that a customer's own layout may leave out (DOC-04). */
export type OptionalPart = "codes" | "discounts" | "tax_rates" | "bank_account";

export interface TableRow {
  readonly cells: readonly string[];
  /** A second, quieter line beneath the first text cell. */
  readonly detail?: string;
  /** The table's running total after this row, already formatted; what is carried forward. */
  readonly running?: string;
}

export interface Labelled {
  readonly label: string;
  readonly value: string;
}

/**
 * A document as it is printed: every word chosen, every figure formatted. It depends on nothing outside, so that the same
 * content is the same PDF; its hash is the version of the record, its language and its letterhead in one.
 */
export interface DocumentContent {
  readonly layout: number;
  readonly kind: DocumentKind;
  readonly language: DocumentLanguage;
  readonly paper: "A4" | "LETTER";
  readonly title: string;
  readonly number: string;
  readonly fileName: string;
  /** What sets it apart at a glance: cancelled, reversed. */
  readonly stamp: string | null;
  readonly company: {
    readonly name: string;
    readonly lines: readonly string[];
    /** Ids of stored pictures. */
    readonly logo: string | null;
    readonly seal: string | null;
  };
  /** Each begins with the name. */
  readonly parties: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly facts: readonly Labelled[];
  readonly table: {
    readonly columns: readonly TableColumn[];
    readonly rows: readonly TableRow[];
    /** Column that holds the detail line. */
    readonly detailIn: number;
    /** What the detail lines are, where a customer's layout may leave them out. */
    readonly detailPart?: OptionalPart;
    readonly empty: string;
  };
  /** Tax per rate, below the lines. */
  readonly taxes: { readonly columns: readonly TableColumn[]; readonly rows: readonly TableRow[] } | null;
  readonly totals: readonly (Labelled & { readonly strong?: boolean })[];
  readonly blocks: readonly { readonly title: string; readonly lines: readonly string[]; readonly part?: OptionalPart }[];
  /** A line to sign on, beside the seal. */
  readonly signatures: readonly string[];
  readonly words: { readonly page: string; readonly carried: string; readonly brought: string };
  readonly foot: string;
}
