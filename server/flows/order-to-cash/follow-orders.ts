import { creditNoteIssued, invoiceIssued, ordersOfInvoices } from "@/server/modules/invoicing";
import { followDocuments } from "@/server/modules/orders";
import { allocationChanged } from "@/server/modules/receivables";
import { returnReceived, shipmentDelivered, shipmentDispatched, shipmentReversed } from "@/server/modules/shipments";
import { defineConvergence, type Subscriber } from "@/server/platform/subscription";
import type { TenantScope } from "@/server/platform/tenant-scope";

const FOLLOW = "order-to-cash.follow-documents";
/** Documents that change what is open: only they close an order, so that one that was opened again is not closed by a payment. */
const refreshAndClose = (scope: TenantScope, orderIds: readonly string[]) => followDocuments(scope, orderIds, { close: true });
const refresh = (scope: TenantScope, orderIds: readonly string[]) => followDocuments(scope, orderIds, { close: false });

const orderOf = (_scope: TenantScope, payload: { sourceType: string; sourceId: string }) => (payload.sourceType === "order" ? [payload.sourceId] : []);

/** What lists show of an order's progress follows every document of its story, and an order of which everything is shipped and invoiced is closed. */
export const followOrders: readonly Subscriber[] = [
  ...[shipmentDispatched, returnReceived].map((event) => defineConvergence({ event, subscriber: FOLLOW, gather: orderOf, act: refreshAndClose })),
  ...[shipmentDelivered, shipmentReversed].map((event) => defineConvergence({ event, subscriber: FOLLOW, gather: orderOf, act: refresh })),
  defineConvergence({ event: invoiceIssued, subscriber: FOLLOW, gather: (_scope, { orderIds }) => orderIds, act: refreshAndClose }),
  defineConvergence({ event: creditNoteIssued, subscriber: FOLLOW, gather: (_scope, { orderIds }) => orderIds, act: refresh }),
  defineConvergence({
    event: allocationChanged,
    subscriber: FOLLOW,
    gather: (scope, { sources }) => ordersOfInvoices(scope, sources.filter((source) => source.type === "invoice").map((source) => source.id)),
    act: refresh,
  }),
];
