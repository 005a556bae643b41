import { declareList } from "./declare-list";

const oneOf = <const T extends readonly string[]>(values: T, value: string | undefined): T[number] | undefined => values.find((one) => one === value);

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
    { key: "channel", label: "orders.channel.label", kind: "word", words: "orders.channel", from: "2xl" },
    { key: "sales", label: "orders.salesUser", kind: "text", from: "2xl" },
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

const CUSTOMER_TYPES = ["direct", "distributor", "agent"] as const;
const CUSTOMER_CREDIT = ["limited", "unlimited", "held"] as const;
const minorUnits = (typed: string | undefined): string | undefined => (typed && /^\d{1,16}$/.test(typed) ? typed : undefined);
const CUSTOMER_SORTS = ["name", "-name", "code", "-code", "updatedAt", "-updatedAt"] as const;

/** Customers; those put away show only when asked for. */
export const customersList = declareList({
  name: "customers", title: "customers.title", path: "/customers", permission: "customers.view", searched: true, defaultSort: "name",
  columns: [
    { key: "name", label: "customers.field.name", kind: "text", sort: "name" },
    { key: "code", label: "customers.field.code", kind: "text", sort: "code" },
    { key: "type", label: "customers.field.type", kind: "word", words: "customers.type" },
    { key: "region", label: "customers.field.regionCode", kind: "text" },
    { key: "contact", label: "customers.field.contact", kind: "text" },
    { key: "phone", label: "customers.field.phone", kind: "text" },
    { key: "email", label: "customers.field.email", kind: "text", optional: true },
    { key: "bank", label: "customers.field.bankName", kind: "text", optional: true },
    { key: "bankAccount", label: "customers.field.bankAccount", kind: "text", optional: true },
    { key: "limit", label: "customers.field.creditLimit", kind: "money", permission: "credit.view", optional: true },
    { key: "owner", label: "customers.field.ownerUserId", kind: "text" },
    { key: "status", label: "customers.filter.status", kind: "word", words: "customers.status", optional: true },
    { key: "updatedAt", label: "customers.field.updatedAt", kind: "moment", sort: "updatedAt", from: "xl" },
  ],
  filters: [
    { kind: "choice", name: "type", label: "customers.filter.type", options: CUSTOMER_TYPES, words: "customers.type" },
    { kind: "text", name: "name", label: "customers.field.name" },
    { kind: "text", name: "code", label: "customers.field.code" },
    { kind: "own", name: "region", label: "customers.filter.region" },
    { kind: "text", name: "reach", label: "customers.filter.reach" },
    { kind: "text", name: "bank", label: "customers.filter.bank" },
    { kind: "choice", name: "credit", label: "customers.filter.credit", options: CUSTOMER_CREDIT, words: "customers.creditState", permission: "credit.view" },
    { kind: "amount", name: "limit", label: "customers.field.creditLimit", permission: "credit.view" },
    { kind: "own", name: "owner", label: "customers.filter.owner" },
    { kind: "choice", name: "status", label: "customers.filter.status", options: ["inactive", "all"], words: "customers.status", texts: { all: "customers.filter.allStates" } },
    { kind: "link", name: "terms", label: "customers.field.paymentTermsId" },
  ],
  toInput(params) {
    const status: "active" | "inactive" | undefined = params.status === "all" ? undefined : params.status === "inactive" ? "inactive" : "active";
    return {
      search: params.q, type: oneOf(CUSTOMER_TYPES, params.type), status, regionCode: params.region, owner: params.owner,
      name: params.name, code: params.code, reach: params.reach, bank: params.bank, credit: oneOf(CUSTOMER_CREDIT, params.credit),
      limitFromMinor: minorUnits(params.limitFrom), limitToMinor: minorUnits(params.limitTo),
      paymentTermsId: params.terms, sort: oneOf(CUSTOMER_SORTS, params.sort) ?? ("name" as const), limit: 50,
    };
  },
});

const ITEM_KINDS = ["stocked", "service"] as const;
const ITEM_SORTS = ["name", "-name", "code", "-code"] as const;

/** Items; those put away show only when asked for. */
export const itemsList = declareList({
  name: "items", title: "catalog.title", path: "/items", permission: "catalog.view", searched: true, defaultSort: "code",
  columns: [
    { key: "code", label: "catalog.field.code", kind: "text", sort: "code" },
    { key: "name", label: "catalog.field.name", kind: "text", sort: "name" },
    { key: "category", label: "catalog.field.category", kind: "text" },
    { key: "productType", label: "catalog.field.productType", kind: "text" },
    { key: "kind", label: "catalog.field.kind", kind: "word", words: "catalog.kind" },
    { key: "unit", label: "catalog.field.unit", kind: "text" },
    { key: "tax", label: "catalog.field.taxCode", kind: "text" },
    { key: "status", label: "catalog.filter.status", kind: "word", words: "catalog.status", optional: true },
    { key: "discontinued", label: "catalog.discontinued", kind: "flag", optional: true },
  ],
  filters: [
    { kind: "own", name: "category", label: "catalog.filter.category" },
    { kind: "own", name: "productType", label: "catalog.filter.productType" },
    { kind: "choice", name: "kind", label: "catalog.filter.kind", options: ITEM_KINDS, words: "catalog.kind" },
    { kind: "flag", name: "discontinued", label: "catalog.filter.discontinued" },
    { kind: "choice", name: "status", label: "catalog.filter.status", options: ["inactive", "all"], words: "catalog.status", texts: { all: "catalog.filter.all" } },
  ],
  toInput(params) {
    const status: "active" | "inactive" | undefined = params.status === "all" ? undefined : params.status === "inactive" ? "inactive" : "active";
    return {
      search: params.q, categoryId: params.category, productType: params.productType, kind: oneOf(ITEM_KINDS, params.kind), status,
      discontinued: params.discontinued ? true : undefined, sort: oneOf(ITEM_SORTS, params.sort) ?? ("code" as const), limit: 50,
    };
  },
});

const SHIPMENT_STATES = ["planned", "released", "packed", "dispatched", "delivered", "cancelled"] as const;
const SHIPMENT_SORTS = ["plannedOn", "-plannedOn", "number", "-number", "customer", "-customer"] as const;

/** Shipments (SHP-01). */
export const shipmentsList = declareList({
  name: "shipments", title: "shipments.title", path: "/shipments", permission: "shipments.view", searched: true, defaultSort: "-plannedOn",
  columns: [
    { key: "number", label: "shipments.number", kind: "text", sort: "number" },
    { key: "customer", label: "shipments.customer", kind: "text", sort: "customer" },
    { key: "order", label: "shipments.order", kind: "text" },
    { key: "warehouse", label: "shipments.warehouse", kind: "text" },
    { key: "plannedOn", label: "shipments.plannedOn", kind: "date", sort: "plannedOn" },
    { key: "shippedOn", label: "shipments.shippedOn", kind: "date" },
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

/** What came back (SVC-02). */
export const returnsList = declareList({
  name: "returns", title: "shipments.returns.title", path: "/returns", permission: "returns.view", searched: true,
  columns: [
    { key: "number", label: "shipments.returns.number", kind: "text" },
    { key: "customer", label: "shipments.customer", kind: "text" },
    { key: "shipment", label: "shipments.returns.shipment", kind: "text" },
    { key: "order", label: "shipments.order", kind: "text" },
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
