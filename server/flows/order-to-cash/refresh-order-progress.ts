import { creditNoteIssued, invoiceIssued, ordersOfInvoices } from "@/server/modules/invoicing";
import { closeFulfilledOrder, refreshProgress } from "@/server/modules/orders";
import { allocationChanged } from "@/server/modules/receivables";
import { returnReceived, shipmentDelivered, shipmentDispatched, shipmentReversed } from "@/server/modules/shipments";
import { defineSubscriber, type Subscriber } from "@/server/platform/subscription";
import type { TenantScope } from "@/server/platform/tenant-scope";

const REFRESH = "order-to-cash.refresh-order-progress";
const CLOSE = "order-to-cash.close-fulfilled-order";

/** Orders are taken in the order of their ids, so that two flows over several orders never wait for one another in a circle. */
async function eachOrder(orderIds: readonly string[], act: (orderId: string) => Promise<unknown>): Promise<void> {
  for (const orderId of [...new Set(orderIds)].sort()) await act(orderId);
}

const ofShipment = [shipmentDispatched, shipmentDelivered, shipmentReversed, returnReceived] as const;
const ofInvoice = [invoiceIssued, creditNoteIssued] as const;
const orderOf = (payload: { sourceType: string; sourceId: string }) => (payload.sourceType === "order" ? [payload.sourceId] : []);

async function ordersPaid(scope: TenantScope, sources: readonly { type: string; id: string }[]): Promise<string[]> {
  return ordersOfInvoices(scope, sources.filter((source) => source.type === "invoice").map((source) => source.id));
}

/** What lists show of an order's progress follows every document of its story. */
export const refreshOrderProgress: readonly Subscriber[] = [
  ...ofShipment.map((event) =>
    defineSubscriber({ event, subscriber: REFRESH, run: (scope, payload) => eachOrder(orderOf(payload), (id) => refreshProgress(scope, id)) }),
  ),
  ...ofInvoice.map((event) => defineSubscriber({ event, subscriber: REFRESH, run: (scope, { orderIds }) => eachOrder(orderIds, (id) => refreshProgress(scope, id)) })),
  defineSubscriber({
    event: allocationChanged,
    subscriber: REFRESH,
    run: async (scope, { sources }) => eachOrder(await ordersPaid(scope, sources), (id) => refreshProgress(scope, id)),
  }),
];

/** An order of which everything is shipped and invoiced is closed. */
export const closeFulfilledOrders: readonly Subscriber[] = [
  defineSubscriber({ event: invoiceIssued, subscriber: CLOSE, run: (scope, { orderIds }) => eachOrder(orderIds, (id) => closeFulfilledOrder(scope, id)) }),
  ...([shipmentDispatched, returnReceived] as const).map((event) =>
    defineSubscriber({ event, subscriber: CLOSE, run: (scope, payload) => eachOrder(orderOf(payload), (id) => closeFulfilledOrder(scope, id)) }),
  ),
];
