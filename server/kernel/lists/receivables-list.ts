import { declareList } from "./declare-list";
import { oneOf } from "./one-of";

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
