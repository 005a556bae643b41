import { declareList } from "./declare-list";
import { oneOf } from "./one-of";

const ORDER_STATES = ["draft", "credit_hold", "confirmed", "closed", "cancelled"] as const;
const ORDER_PROGRESS = ["open", "partly_shipped", "shipped", "partly_invoiced", "invoiced"] as const;
const CHANNELS = ["direct", "web", "store", "phone", "import", "api"] as const;
const ORDER_SORT = {
  "-orderedOn": "newest", orderedOn: "oldest", "-number": "number", number: "number_up",
  "-amount": "amount", amount: "amount_up", requiredOn: "required", "-requiredOn": "required_down",
  customer: "customer", "-customer": "customer_down",
} as const;

/** Orders (ORD-22, ORD-23). */
export const ordersList = declareList({
  name: "orders", title: "orders.title", path: "/orders", permission: "orders.view", searched: true, defaultSort: "-orderedOn",
  columns: [
    { key: "number", label: "orders.number", kind: "text", sort: "number" },
    { key: "customer", label: "orders.customer", kind: "text", sort: "customer" },
    { key: "orderedOn", label: "orders.orderedOn", kind: "date", sort: "orderedOn" },
    { key: "requiredOn", label: "orders.requiredOn", kind: "date", sort: "requiredOn" },
    { key: "channel", label: "orders.channel.label", kind: "word", words: "orders.channel", from: "3xl" },
    { key: "sales", label: "orders.salesUser", kind: "text", from: "3xl" },
    { key: "state", label: "orders.state", kind: "word", words: "orders.status" },
    { key: "progress", label: "orders.progressTitle", kind: "word", words: "orders.progress" },
    { key: "payment", label: "orders.payment", kind: "word", words: "orders.paymentProgress", from: "2xl" },
    { key: "reference", label: "orders.reference", kind: "text", optional: true },
    { key: "late", label: "orders.late", kind: "flag", optional: true },
    { key: "net", label: "orders.net", kind: "money", optional: true },
    { key: "amount", label: "orders.amount", kind: "money", sort: "amount" },
  ],
  filters: [
    { kind: "choice", name: "status", label: "orders.state", options: ORDER_STATES, words: "orders.status", functions: { credit_hold: "credit" } },
    { kind: "choice", name: "progress", label: "orders.progressTitle", options: ORDER_PROGRESS, words: "orders.progress" },
    { kind: "choice", name: "channel", label: "orders.channel.label", options: CHANNELS, words: "orders.channel" },
    { kind: "flag", name: "late", label: "orders.lateOnly" },
    { kind: "period", name: "ordered", label: "orders.orderedOn" },
    { kind: "link", name: "customer", label: "orders.customer" },
    { kind: "link", name: "item", label: "orders.record.item" },
  ],
  toInput(params) {
    const status = oneOf(ORDER_STATES, params.status);
    const progress = oneOf(ORDER_PROGRESS, params.progress);
    return {
      search: params.q,
      sort: ORDER_SORT[(params.sort ?? "-orderedOn") as keyof typeof ORDER_SORT] ?? ("newest" as const),
      status: status ? [status] : undefined,
      progress: progress ? [progress] : undefined,
      channel: params.channel,
      late: params.late ? true : undefined,
      from: params.orderedFrom,
      to: params.orderedTo,
      customerId: params.customer,
      itemId: params.item,
      totals: "bounded" as const,
      limit: 50,
    };
  },
});
