import { declareList } from "./declare-list";
import { oneOf } from "./one-of";

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
    { key: "method", label: "receivables.method", kind: "word", words: "receivables.methods", from: "xl" },
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
