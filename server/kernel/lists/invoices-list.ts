import { declareList } from "./declare-list";
import { oneOf } from "./one-of";

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
