import { declareList } from "./declare-list";

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
