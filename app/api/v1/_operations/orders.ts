import { z } from "zod";
import {
  cancelLine, cancelOrder, closeOrder, confirmManualPrices, confirmOrder, createOrder, getOrder, holdOrder, listOrders, reinstateLine, reinstateOrder, releaseCreditHold, releaseOrder, reopenOrder, returnOrderToDraft,
  updateOrder,
} from "@/server/modules/orders";
import { page, reading, writing } from "../_contract/operation";
import { amount, choice, currency, date, decimal, flag, id, moment, pageOf, text, view, whole } from "../_contract/view-fields";

const tag = "Orders";
const STATES = ["draft", "credit_hold", "confirmed", "closed", "cancelled"] as const;
const address = view("Address", {
  recipient: text().nullable(), line1: text(), line2: text().nullable(), city: text().nullable(), region: text().nullable(), postalCode: text().nullable(), country: text(),
});

const finding = view("CheckFinding", { lineNo: whole().nullable(), code: text(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
const check = view("OrderCheck", { step: choice(["availability", "price", "credit"]), outcome: choice(["passed", "warned", "failed", "held"]), findings: z.array(finding) });
const confirmation = view("Confirmation", {
  outcome: choice(["confirmed", "held", "stopped"]).describe("held: only credit said no, an approver may release it. stopped: it stays a draft; the findings say why."), checks: z.array(check),
});
const confirmed = view("ConfirmedOrder", { id: id("order"), number: text(), status: choice(STATES), confirmation });

const OUTCOME_STATUS: Readonly<Record<string, string>> = { confirmed: "confirmed", held: "credit_hold", stopped: "draft" };
interface Outcome {
  readonly orderId: string;
  readonly number: string;
  readonly outcome: string;
  readonly checks: readonly { readonly step: string; readonly outcome: string; readonly findings: readonly { lineNo?: number | null; code: string; params: Record<string, string | number> }[] }[];
}
const confirmationOf = ({ outcome, checks }: Outcome) => ({
  outcome, checks: checks.map((one) => ({ ...one, findings: one.findings.map((f) => ({ ...f, lineNo: f.lineNo ?? null })) })),
});
const confirmedOf = (result: Outcome) => ({ id: result.orderId, number: result.number, status: OUTCOME_STATUS[result.outcome] ?? "draft", confirmation: confirmationOf(result) });

export const createdOrder = view("CreatedOrder", {
  id: id("order"), number: text(), status: choice(STATES), lineIds: z.array(id("order line")).describe("In the order of the lines that were sent."),
  confirmation: confirmation.nullable().describe("What the three checks said, when `confirm` was asked for."),
});
export const createdOrderOf = (result: { orderId: string; number: string; lineIds: readonly string[]; confirmation: Outcome | null }) => ({
  id: result.orderId, number: result.number, lineIds: [...result.lineIds],
  status: result.confirmation ? (OUTCOME_STATUS[result.confirmation.outcome] ?? "draft") : "draft",
  confirmation: result.confirmation && confirmationOf(result.confirmation),
});

const moved = view("MovedOrder", { id: id("order"), number: text(), status: choice(STATES) });
const movedOf = ({ orderId, number, status }: { orderId: string; number: string; status: string }) => ({ id: orderId, number, status });

const held = view("HeldOrder", { id: id("order"), number: text(), status: choice(STATES), deliveryHeld: flag() });
const heldOf = ({ orderId, ...rest }: { orderId: string; number: string; status: string; deliveryHeld: boolean }) => ({ id: orderId, ...rest });

const orderLine = view("OrderLine", {
  id: id("order line"), lineNo: whole(), itemId: id("item"), itemCode: text(), description: text().nullable(), unitCode: text(), quantity: decimal(), warehouseId: id("warehouse"),
  unitPrice: decimal(), discountPercent: decimal(), taxCode: text(), taxRatePercent: decimal(), net: amount(), requiredOn: date(), promisedOn: date().nullable(),
  cancelledAt: moment().nullable(), ordered: decimal(), cancelled: decimal(), reserved: decimal(), scheduled: decimal(), shipped: decimal(), returned: decimal(), invoiced: decimal(),
  credited: decimal(), paid: amount(),
});
const order = view("Order", {
  id: id("order"), number: text(), type: text(), status: choice(STATES), progress: text(), paymentProgress: text(), version: whole(), channel: text(), externalKey: text().nullable().describe("The order's number in its channel."),
  orderedOn: date(), requiredOn: date(), enteredAt: moment(), lastConfirmedAt: moment().nullable(), customerId: id("customer"), customerCode: text(), customerName: text(), legalEntityId: id("legal entity"),
  contactId: id("contact").nullable(), salesUserId: id("user").nullable(), customerReference: text().nullable(), buyerName: text().nullable(), warehouseId: id("warehouse"), shipTo: address.nullable(),
  carrier: text().nullable(), route: text().nullable(), paymentTermsId: id("payment terms").nullable(), notes: text().nullable(), allowBackOrder: flag(), deliveryHeld: flag(), cancelReason: text().nullable(),
  currency: currency(), net: amount(), tax: amount(), charges: amount(), gross: amount(), paid: amount(), lines: z.array(orderLine),
  shipments: z.array(view("OrderShipment", { id: id("shipment"), number: text(), status: text(), plannedOn: date(), shippedOn: date().nullable() })),
  invoices: z.array(view("OrderInvoice", { id: id("invoice"), number: text(), kind: choice(["invoice", "credit_note"]), invoicedOn: date(), dueOn: date(), gross: amount(), open: amount() })),
});
const summary = view("OrderSummary", {
  id: id("order"), number: text(), type: text(), status: choice(STATES), progress: text(), paymentProgress: text(), channel: text(), externalKey: text().nullable(), orderedOn: date(), requiredOn: date(),
  customerId: id("customer"), customerCode: text(), customerName: text(), customerReference: text().nullable(), late: flag(), currency: currency(), net: amount(), gross: amount(),
});

export const orderOperations = [
  writing("POST", {
    id: "createOrder", path: "/orders", tag, scope: "orders:write", summary: "Enters an order; with `confirm` it is confirmed in the same call", command: createOrder, defaults: { channel: "api" }, response: createdOrder, show: createdOrderOf,
  }),
  reading("GET", { id: "listOrders", path: "/orders", tag, scope: "orders:read", summary: "Lists orders", query: listOrders, response: pageOf("OrderPage", summary), show: page }),
  reading("GET", {
    id: "getOrder", path: "/orders/{orderId}", tag, scope: "orders:read", summary: "Reads an order with its lines' quantities and the documents it led to", query: getOrder, response: order,
    show: ({ documents, charges: _charges, ...header }) => ({ ...header, shipments: documents.shipments, invoices: documents.invoices }),
  }),
  writing("PUT", { id: "updateOrder", path: "/orders/{orderId}", tag, scope: "orders:write", summary: "Replaces a draft; `version` is the one that was read", command: updateOrder, response: view("UpdatedOrder", { id: id("order"), version: whole() }), show: ({ orderId, version }) => ({ id: orderId, version }) }),
  writing("POST", { id: "confirmOrder", path: "/orders/{orderId}/confirm", tag, scope: "orders:write", summary: "Confirms a draft: availability, price and credit are checked", command: confirmOrder, status: 200, response: confirmed, show: confirmedOf }),
  writing("POST", {
    id: "confirmManualPrices", path: "/orders/{orderId}/confirm-prices", tag, scope: "orders:write", summary: "Approves prices that were typed by hand and stop the price check", command: confirmManualPrices, status: 200,
    response: view("ConfirmedPrices", { orderId: id("order"), confirmedLineIds: z.array(id("order line")) }),
  }),
  writing("POST", { id: "releaseCreditHold", path: "/orders/{orderId}/release-credit", tag, scope: "orders:write", summary: "Releases an order that credit holds", command: releaseCreditHold, status: 200, response: confirmed, show: confirmedOf }),
  writing("POST", { id: "returnOrderToDraft", path: "/orders/{orderId}/return-to-draft", tag, scope: "orders:write", summary: "Takes an order that credit holds back to be edited", command: returnOrderToDraft, status: 200, response: moved, show: movedOf }),
  writing("POST", { id: "holdOrder", path: "/orders/{orderId}/hold", tag, scope: "orders:write", summary: "Stops deliveries of a confirmed order; stock stays reserved", command: holdOrder, status: 200, response: held, show: heldOf }),
  writing("POST", { id: "releaseOrder", path: "/orders/{orderId}/release", tag, scope: "orders:write", summary: "Lets the goods of a held order leave again", command: releaseOrder, status: 200, response: held, show: heldOf }),
  writing("POST", { id: "cancelOrder", path: "/orders/{orderId}/cancel", tag, scope: "orders:write", summary: "Cancels what is open of an order", command: cancelOrder, status: 200, response: moved, show: movedOf }),
  writing("POST", {
    id: "cancelOrderLine", path: "/orders/{orderId}/lines/{orderLineId}/cancel", tag, scope: "orders:write", summary: "Cancels what is open of one line", command: cancelLine, status: 200,
    response: view("CancelledLine", { orderId: id("order"), orderLineId: id("order line") }),
  }),
  writing("POST", {
    id: "reinstateOrderLine", path: "/orders/{orderId}/lines/{orderLineId}/reinstate", tag, scope: "orders:write", summary: "Takes a cancelled line back; on a confirmed order availability and credit are checked again", command: reinstateLine, status: 200,
    response: view("ReinstatedLine", { orderId: id("order"), orderLineId: id("order line") }),
  }),
  writing("POST", { id: "reinstateOrder", path: "/orders/{orderId}/reinstate", tag, scope: "orders:write", summary: "Takes a cancelled order back", command: reinstateOrder, status: 200, response: moved, show: movedOf }),
  writing("POST", { id: "closeOrder", path: "/orders/{orderId}/close", tag, scope: "orders:write", summary: "Closes an order; what is not shipped is cancelled", command: closeOrder, status: 200, response: moved, show: movedOf }),
  writing("POST", { id: "reopenOrder", path: "/orders/{orderId}/reopen", tag, scope: "orders:write", summary: "Opens a closed order again", command: reopenOrder, status: 200, response: moved, show: movedOf }),
];
