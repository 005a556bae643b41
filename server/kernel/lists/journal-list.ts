import { declareList } from "./declare-list";

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
