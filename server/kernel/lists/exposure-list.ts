import { declareList } from "./declare-list";
import { oneOf } from "./one-of";

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
