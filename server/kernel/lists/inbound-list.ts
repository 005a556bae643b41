import { declareList } from "./declare-list";
import { oneOf } from "./one-of";

const EXPECTED_STATES = ["open", "overdue", "received", "cancelled"] as const;

/** What is soonest first while it is awaited, latest first when it is past. */
export function defaultInboundSort(status: string | undefined): "dueOn" | "-dueOn" {
  return status === undefined || status === "open" || status === "overdue" ? "dueOn" : "-dueOn";
}

/** Announced goods. Without a state: what is still to come. */
export const inboundList = declareList({
  name: "inbound", title: "supply.title", path: "/inbound", permission: "inbound.view", searched: true, defaultSort: "dueOn",
  columns: [
    { key: "number", label: "supply.number", kind: "text" },
    { key: "supplier", label: "supply.supplier", kind: "text" },
    { key: "reference", label: "supply.reference", kind: "text" },
    { key: "warehouse", label: "supply.warehouse", kind: "text" },
    { key: "dueOn", label: "supply.dueOn", kind: "date", sort: "dueOn" },
    { key: "state", label: "supply.state", kind: "word", words: "supply.status" },
    { key: "waiting", label: "supply.linesWaiting", kind: "count" },
  ],
  filters: [
    { kind: "choice", name: "status", label: "supply.state", options: [...EXPECTED_STATES, "all"], words: "supply.status" },
    { kind: "own", name: "warehouse", label: "supply.warehouse" },
  ],
  toInput(params) {
    return {
      search: params.q, status: params.status === "all" ? undefined : (oneOf(EXPECTED_STATES, params.status) ?? ("open" as const)), warehouseId: params.warehouse,
      sort: (params.sort ?? defaultInboundSort(params.status)) === "dueOn" ? ("dueOn" as const) : ("-dueOn" as const), limit: 50,
    };
  },
});
