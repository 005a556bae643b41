import { declareList } from "./declare-list";
import { oneOf } from "./one-of";

const STOCK_STATES = ["in_stock", "short", "reserved", "out"] as const;

/** What lies where (INV-02). */
export const stockList = declareList({
  name: "stock", title: "stock.title", path: "/stock", permission: "stock.view", searched: true, defaultSort: "code",
  columns: [
    { key: "item", label: "stock.item", kind: "text", sort: "code" },
    { key: "warehouse", label: "stock.warehouse", kind: "text" },
    { key: "state", label: "stock.state", kind: "word", words: "stock.states" },
    { key: "onHand", label: "stock.onHand", kind: "quantity" },
    { key: "reserved", label: "stock.reserved", kind: "quantity" },
    { key: "waiting", label: "stock.waiting", kind: "quantity" },
    { key: "incoming", label: "stock.incoming", kind: "quantity", from: "xl" },
    { key: "available", label: "stock.available", kind: "quantity" },
    { key: "value", label: "stock.value", kind: "money", permission: "costs.view" },
  ],
  filters: [
    { kind: "own", name: "warehouse", label: "stock.warehouse" },
    { kind: "own", name: "category", label: "stock.category" },
    { kind: "choice", name: "state", label: "stock.state", options: STOCK_STATES, words: "stock.states" },
  ],
  toInput(params) {
    return {
      search: params.q, warehouseId: params.warehouse, categoryId: params.category, state: oneOf(STOCK_STATES, params.state),
      sort: params.sort === "-code" ? ("-code" as const) : ("code" as const), limit: 50,
    };
  },
});
