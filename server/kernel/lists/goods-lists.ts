import { declareList } from "./declare-list";

const oneOf = <const T extends readonly string[]>(values: T, value: string | undefined): T[number] | undefined => values.find((one) => one === value);

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
    { key: "incoming", label: "stock.incoming", kind: "quantity" },
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

/** Those who deliver. */
export const suppliersList = declareList({
  name: "suppliers", title: "supply.tabs.suppliers", path: "/inbound/suppliers", permission: "inbound.view", searched: true,
  columns: [
    { key: "name", label: "supply.suppliers.name", kind: "text" },
    { key: "code", label: "supply.suppliers.code", kind: "text", optional: true },
    { key: "contact", label: "supply.suppliers.contactName", kind: "text" },
    { key: "phone", label: "supply.suppliers.phone", kind: "text" },
    { key: "email", label: "supply.suppliers.email", kind: "text" },
    { key: "place", label: "supply.suppliers.place", kind: "text" },
    { key: "status", label: "supply.state", kind: "word", words: "supply.suppliers.status" },
  ],
  filters: [{ kind: "choice", name: "status", label: "supply.state", options: ["active", "inactive"], words: "supply.suppliers.status" }],
  toInput: (params) => ({ search: params.q, status: oneOf(["active", "inactive"] as const, params.status), limit: 50 }),
});
