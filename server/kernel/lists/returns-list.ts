import { declareList } from "./declare-list";

/** What came back (SVC-02). */
export const returnsList = declareList({
  name: "returns", title: "shipments.returns.title", path: "/returns", permission: "returns.view", searched: true,
  columns: [
    { key: "number", label: "shipments.returns.number", kind: "text" },
    { key: "customer", label: "shipments.customer", kind: "text" },
    { key: "shipment", label: "shipments.returns.shipment", kind: "text" },
    { key: "order", label: "shipments.order", kind: "text", from: "xl" },
    { key: "reason", label: "shipments.returns.reason", kind: "text" },
    { key: "state", label: "shipments.state", kind: "word", words: "shipments.returns" },
    { key: "receivedOn", label: "shipments.returns.receivedOn", kind: "date" },
  ],
  filters: [
    { kind: "flag", name: "waiting", label: "shipments.returns.waitingOnly" },
    { kind: "link", name: "customer", label: "shipments.customer" },
    { kind: "link", name: "shipment", label: "shipments.returns.shipment" },
  ],
  toInput(params) {
    return { search: params.q, waitingForCredit: params.waiting ? true : undefined, customerId: params.customer, shipmentId: params.shipment, limit: 50 };
  },
});
