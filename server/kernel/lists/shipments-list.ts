import { declareList } from "./declare-list";
import { oneOf } from "./one-of";

const SHIPMENT_STATES = ["planned", "released", "packed", "dispatched", "delivered", "cancelled"] as const;
const SHIPMENT_SORTS = ["plannedOn", "-plannedOn", "number", "-number", "customer", "-customer"] as const;

/** Shipments (SHP-01). */
export const shipmentsList = declareList({
  name: "shipments", title: "shipments.title", path: "/shipments", permission: "shipments.view", searched: true, defaultSort: "-plannedOn",
  columns: [
    { key: "number", label: "shipments.number", kind: "text", sort: "number" },
    { key: "customer", label: "shipments.customer", kind: "text", sort: "customer" },
    { key: "order", label: "shipments.order", kind: "text" },
    { key: "warehouse", label: "shipments.warehouse", kind: "text", from: "xl" },
    { key: "plannedOn", label: "shipments.plannedOn", kind: "date", sort: "plannedOn" },
    { key: "shippedOn", label: "shipments.shippedOn", kind: "date", from: "xl" },
    { key: "state", label: "shipments.state", kind: "word", words: "shipments.status" },
    { key: "late", label: "shipments.late", kind: "flag", optional: true },
    { key: "lines", label: "shipments.lines", kind: "count" },
  ],
  filters: [
    { kind: "choice", name: "status", label: "shipments.state", options: SHIPMENT_STATES, words: "shipments.status", functions: { packed: "packing" } },
    { kind: "flag", name: "open", label: "shipments.openOnly" },
    { kind: "flag", name: "late", label: "shipments.lateOnly" },
    { kind: "own", name: "warehouse", label: "shipments.warehouse" },
    { kind: "period", name: "planned", label: "shipments.plannedOn" },
    { kind: "link", name: "customer", label: "shipments.customer" },
    { kind: "link", name: "order", label: "shipments.order" },
  ],
  toInput(params) {
    return {
      search: params.q, sort: oneOf(SHIPMENT_SORTS, params.sort) ?? ("-plannedOn" as const), status: oneOf(SHIPMENT_STATES, params.status),
      open: params.open ? true : undefined, late: params.late ? true : undefined, warehouseId: params.warehouse, customerId: params.customer,
      orderId: params.order, plannedFrom: params.plannedFrom, plannedTo: params.plannedTo, totals: "bounded" as const, limit: 50,
    };
  },
});
