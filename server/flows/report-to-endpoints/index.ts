import { customerHeld, customerReleased } from "@/server/modules/credit";
import { creditNoteIssued, invoiceIssued } from "@/server/modules/invoicing";
import { orderCancelled, orderClosed, orderConfirmed, orderCreated, orderHeld } from "@/server/modules/orders";
import { allocationChanged, receiptRecorded, receiptReversed } from "@/server/modules/receivables";
import { returnReceived, shipmentDelivered, shipmentDispatched, shipmentReleased, shipmentReversed } from "@/server/modules/shipments";
import { queueDeliveries, wantedEventTypes, type WebhookEventType } from "@/server/modules/webhooks";
import { defineSubscriber, type Subscriber } from "@/server/platform/subscription";
import type { TenantScope } from "@/server/platform/tenant-scope";

const QUEUE = "report-to-endpoints.queue-deliveries";

/** What is paid of an invoice changes by allocations, which are no matter of the outside. */
async function wantedTypes(scope: TenantScope): Promise<ReadonlySet<string>> {
  const wanted = await wantedEventTypes(scope);
  return wanted.has("invoice.payment_changed") ? new Set([...wanted, allocationChanged.type]) : wanted;
}

const queue = (scope: TenantScope, type: WebhookEventType, eventId: string, subjectIds: readonly string[]) => queueDeliveries(scope, { id: eventId, type, subjectIds });

/** Whatever the catalogue of public events promises is written down for the endpoints that wait for it (PLT-08, FUL-08). */
export const reportToEndpoints: readonly Subscriber[] = [
  ...([orderCreated, orderConfirmed, orderHeld, orderCancelled, orderClosed] as const).map((event) =>
    defineSubscriber({ event, subscriber: QUEUE, wantedTypes, run: (scope, { orderId }, { id }) => queue(scope, event.type, id, [orderId]) })),
  ...([shipmentReleased, shipmentDispatched, shipmentDelivered, shipmentReversed] as const).map((event) =>
    defineSubscriber({ event, subscriber: QUEUE, wantedTypes, run: (scope, { shipmentId }, { id }) => queue(scope, event.type, id, [shipmentId]) })),
  defineSubscriber({ event: returnReceived, subscriber: QUEUE, wantedTypes, run: (scope, { returnReceiptId }, { id }) => queue(scope, returnReceived.type, id, [returnReceiptId]) }),
  defineSubscriber({ event: invoiceIssued, subscriber: QUEUE, wantedTypes, run: (scope, { invoiceId }, { id }) => queue(scope, invoiceIssued.type, id, [invoiceId]) }),
  defineSubscriber({ event: creditNoteIssued, subscriber: QUEUE, wantedTypes, run: (scope, { creditNoteId }, { id }) => queue(scope, creditNoteIssued.type, id, [creditNoteId]) }),
  defineSubscriber({
    event: allocationChanged,
    subscriber: QUEUE,
    wantedTypes,
    run: (scope, { sources }, { id }) => queue(scope, "invoice.payment_changed", id, sources.filter((source) => source.type === "invoice").map((source) => source.id)),
  }),
  ...([receiptRecorded, receiptReversed] as const).map((event) =>
    defineSubscriber({ event, subscriber: QUEUE, wantedTypes, run: (scope, { receiptId }, { id }) => queue(scope, event.type, id, [receiptId]) })),
  ...([customerHeld, customerReleased] as const).map((event) =>
    defineSubscriber({ event, subscriber: QUEUE, wantedTypes, run: (scope, { customerId }, { id }) => queue(scope, event.type, id, [customerId]) })),
];
