import { declareList } from "./declare-list";
import { oneOf } from "./one-of";

export const MOVE_KINDS = ["opening", "receipt", "issue", "return", "transfer_out", "transfer_in", "adjustment", "count", "scrap"] as const;

/** Every move of stock. */
export const movesList = declareList({
  name: "moves", title: "stock.tabs.moves", path: "/stock/moves", permission: "stock.view", searched: false,
  columns: [
    { key: "movedOn", label: "stock.date", kind: "date" },
    { key: "item", label: "stock.item", kind: "text" },
    { key: "kind", label: "stock.kind", kind: "word", words: "stock.kinds" },
    { key: "document", label: "stock.document", kind: "text" },
    { key: "place", label: "stock.place", kind: "text" },
    { key: "reason", label: "stock.reason", kind: "text" },
    { key: "value", label: "stock.value", kind: "money", permission: "costs.view" },
    { key: "quantity", label: "stock.quantity", kind: "quantity" },
  ],
  filters: [
    { kind: "own", name: "warehouse", label: "stock.warehouse" },
    { kind: "choice", name: "kind", label: "stock.kind", options: MOVE_KINDS, words: "stock.kinds" },
    { kind: "link", name: "item", label: "stock.item" },
  ],
  toInput: (params) => ({ itemId: params.item, warehouseId: params.warehouse, kind: oneOf(MOVE_KINDS, params.kind), limit: 50 }),
});
