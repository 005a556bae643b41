import { declareList } from "./declare-list";
import { oneOf } from "./one-of";

const COUNT_STATES = ["open", "posted", "cancelled"] as const;

/** Stock counts. */
export const countsList = declareList({
  name: "counts", title: "stock.tabs.counts", path: "/stock/counts", permission: "counts.view", searched: false,
  columns: [
    { key: "number", label: "stock.count.number", kind: "text" },
    { key: "warehouse", label: "stock.warehouse", kind: "text" },
    { key: "countedOn", label: "stock.date", kind: "date" },
    { key: "note", label: "stock.note", kind: "text" },
    { key: "status", label: "stock.state", kind: "word", words: "stock.count.status" },
    { key: "counted", label: "stock.count.progress", kind: "count" },
  ],
  filters: [
    { kind: "choice", name: "status", label: "stock.state", options: COUNT_STATES, words: "stock.count.status" },
    { kind: "own", name: "warehouse", label: "stock.warehouse" },
  ],
  toInput: (params) => ({ status: oneOf(COUNT_STATES, params.status), warehouseId: params.warehouse, limit: 50 }),
});
