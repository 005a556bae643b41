import { declareList } from "./declare-list";

const oneOf = <const T extends readonly string[]>(values: T, value: string | undefined): T[number] | undefined => values.find((one) => one === value);

const INVOICE_STATES = ["open", "overdue", "settled"] as const;
const INVOICE_SORTS = ["invoicedOn", "-invoicedOn", "customer", "-customer"] as const;
const INVOICE_KINDS = ["invoice", "credit_note"] as const;

/** Invoices and credit notes. */
export const invoicesList = declareList({
  name: "invoices", title: "invoicing.title", path: "/invoices", permission: "invoices.view", searched: true, defaultSort: "-invoicedOn",
  columns: [
    { key: "number", label: "invoicing.number", kind: "text" },
    { key: "customer", label: "invoicing.customer", kind: "text", sort: "customer" },
    { key: "kind", label: "invoicing.kindTitle", kind: "word", words: "invoicing.kind", optional: true },
    { key: "reference", label: "orders.reference", kind: "text", optional: true },
    { key: "invoicedOn", label: "invoicing.invoicedOn", kind: "date", sort: "invoicedOn" },
    { key: "dueOn", label: "invoicing.dueOn", kind: "date" },
    { key: "state", label: "invoicing.state", kind: "word", words: "invoicing.states" },
    { key: "open", label: "invoicing.open", kind: "money" },
    { key: "amount", label: "invoicing.amount", kind: "money" },
  ],
  filters: [
    { kind: "choice", name: "state", label: "invoicing.state", options: INVOICE_STATES, words: "invoicing.states" },
    { kind: "choice", name: "kind", label: "invoicing.kindTitle", options: INVOICE_KINDS, words: "invoicing.kind" },
    { kind: "period", name: "issued", label: "invoicing.invoicedOn" },
    { kind: "link", name: "customer", label: "invoicing.customer" },
    { kind: "link", name: "entity", label: "invoicing.entity" },
  ],
  toInput(params) {
    return {
      search: params.q, kind: oneOf(INVOICE_KINDS, params.kind), state: oneOf(INVOICE_STATES, params.state), customerId: params.customer, legalEntityId: params.entity,
      from: params.issuedFrom, to: params.issuedTo, sort: oneOf(INVOICE_SORTS, params.sort) ?? ("-invoicedOn" as const),
      totals: "bounded" as const, limit: 50,
    };
  },
});

/** One word for how far an invoice is settled, the same wherever it appears. */
export function wordOfInvoice(invoice: { readonly kind: "invoice" | "credit_note"; readonly openMinor: bigint; readonly grossMinor: bigint; readonly overdue: boolean }) {
  if (invoice.kind === "credit_note") return "credit_note" as const;
  if (invoice.openMinor === 0n) return "settled" as const;
  if (invoice.overdue) return "overdue" as const;
  return invoice.openMinor < invoice.grossMinor ? ("partly" as const) : ("open" as const);
}

const AGES = ["current", "1_30", "31_60", "61_90", "over_90"] as const;

const RECEIVABLE_SORTS = ["dueOn", "-dueOn", "customer", "-customer"] as const;

/** Documents that are owed. */
export const receivablesList = declareList({
  name: "receivables", title: "receivables.title", path: "/receivables", permission: "receivables.view", searched: true, defaultSort: "dueOn",
  columns: [
    { key: "number", label: "receivables.document", kind: "text" },
    { key: "customer", label: "receivables.customer", kind: "text", sort: "customer" },
    { key: "postedOn", label: "receivables.postedOn", kind: "date" },
    { key: "dueOn", label: "receivables.dueOn", kind: "date", sort: "dueOn" },
    { key: "age", label: "receivables.aging.label", kind: "word", words: "receivables.age" },
    { key: "amount", label: "receivables.amount", kind: "money" },
    { key: "open", label: "receivables.open", kind: "money" },
  ],
  filters: [
    { kind: "record", name: "customer", label: "receivables.customer" },
    { kind: "choice", name: "bucket", label: "receivables.aging.label", options: AGES, words: "receivables.age" },
    { kind: "choice", name: "state", label: "receivables.state", options: ["all"], words: "receivables", texts: { all: "receivables.openAndSettled" } },
    { kind: "link", name: "entity", label: "invoicing.entity" },
  ],
  toInput(params) {
    return {
      q: params.q, bucket: oneOf(AGES, params.bucket), state: params.state === "all" ? ("all" as const) : ("open" as const), customerId: params.customer, legalEntityId: params.entity,
      sort: oneOf(RECEIVABLE_SORTS, params.sort) ?? ("dueOn" as const), totals: "bounded" as const, limit: 50,
    };
  },
});

export const RECEIPT_METHODS = ["transfer", "cash", "note", "card"] as const;
const RECEIPT_STATES = ["unallocated", "posted", "reversed"] as const;

const RECEIPT_SORTS = ["receivedOn", "-receivedOn", "customer", "-customer"] as const;

/** Money received. */
export const receiptsList = declareList({
  name: "receipts", title: "receivables.tabs.receipts", path: "/receivables/receipts", permission: "receivables.view", searched: true, defaultSort: "-receivedOn",
  columns: [
    { key: "number", label: "receivables.receipt", kind: "text" },
    { key: "customer", label: "receivables.customer", kind: "text", sort: "customer" },
    { key: "receivedOn", label: "receivables.receivedOn", kind: "date", sort: "receivedOn" },
    { key: "method", label: "receivables.method", kind: "word", words: "receivables.methods" },
    { key: "state", label: "receivables.state", kind: "word", words: "receivables.receiptStates" },
    { key: "open", label: "receivables.notAllocated", kind: "money" },
    { key: "amount", label: "receivables.amount", kind: "money" },
  ],
  filters: [
    { kind: "record", name: "customer", label: "receivables.customer" },
    { kind: "choice", name: "method", label: "receivables.method", options: RECEIPT_METHODS, words: "receivables.methods" },
    { kind: "choice", name: "state", label: "receivables.state", options: RECEIPT_STATES, words: "receivables.receiptStates" },
    { kind: "period", name: "received", label: "receivables.receivedOn" },
  ],
  toInput(params) {
    return {
      q: params.q, method: oneOf(RECEIPT_METHODS, params.method), state: oneOf(RECEIPT_STATES, params.state), customerId: params.customer,
      from: params.receivedFrom, to: params.receivedTo, sort: oneOf(RECEIPT_SORTS, params.sort) ?? ("-receivedOn" as const),
      totals: "bounded" as const, limit: 50,
    };
  },
});

/** What each customer owes at the end of a day (COL-01). */
export const balancesList = declareList({
  name: "balances", title: "receivables.tabs.balances", path: "/receivables/balances", permission: "receivables.view", searched: true,
  columns: [
    { key: "name", label: "receivables.customer", kind: "text" },
    { key: "code", label: "receivables.code", kind: "text" },
    { key: "invoiced", label: "receivables.invoiced", kind: "money" },
    { key: "received", label: "receivables.receivedAndCredited", kind: "money" },
    { key: "balance", label: "receivables.balance", kind: "money" },
  ],
  filters: [{ kind: "link", name: "asOf", label: "receivables.asOf", quiet: true }],
  toInput: (params) => ({ q: params.q, asOf: params.asOf, limit: 50 }),
});

const EXPOSURE_STATES = ["over", "held"] as const;

/** Limit against exposure (ORD-10). */
export const exposureList = declareList({
  name: "exposure", title: "credit.title", path: "/receivables/exposure", permission: "credit.view", searched: true,
  columns: [
    { key: "name", label: "credit.customer", kind: "text" },
    { key: "state", label: "credit.state", kind: "word", words: "credit" },
    { key: "limit", label: "credit.limit", kind: "money" },
    { key: "receivable", label: "credit.receivables", kind: "money" },
    { key: "advance", label: "credit.advances", kind: "money" },
    { key: "committed", label: "credit.openOrders", kind: "money" },
    { key: "exposure", label: "credit.exposure", kind: "money" },
    { key: "over", label: "credit.overBy", kind: "money" },
  ],
  filters: [{ kind: "choice", name: "state", label: "credit.show", options: EXPOSURE_STATES, words: "credit", texts: { over: "credit.overLimit", held: "credit.held" } }],
  toInput: (params) => ({ q: params.q, state: oneOf(EXPOSURE_STATES, params.state), limit: 50 }),
});

export const ENTRY_SOURCES = [
  "invoice", "credit_note", "receipt", "shipment", "return_receipt", "stock_document", "stock_count", "expected_receipt", "journal_entry", "opening_balance", "opening",
] as const;

/** Journal entries. */
export const journalList = declareList({
  name: "journal", title: "ledger.tabs.journal", path: "/ledger/journal", permission: "ledger.view", searched: true, defaultSort: "-on",
  columns: [
    { key: "number", label: "ledger.entry", kind: "text" },
    { key: "on", label: "ledger.date", kind: "date", sort: "on" },
    { key: "kind", label: "ledger.kind", kind: "word", words: "ledger.sources" },
    { key: "source", label: "ledger.document", kind: "text" },
    { key: "memo", label: "ledger.memo", kind: "text" },
    { key: "amount", label: "ledger.amount", kind: "money" },
  ],
  filters: [
    { kind: "choice", name: "source", label: "ledger.kind", options: ENTRY_SOURCES, words: "ledger.sources" },
    { kind: "period", name: "entry", label: "ledger.date" },
  ],
  toInput(params) {
    return { number: params.q, sourceType: params.source, from: params.entryFrom, to: params.entryTo, sort: params.sort === "on" ? ("on" as const) : ("-on" as const), totals: "bounded" as const, limit: 50 };
  },
});
