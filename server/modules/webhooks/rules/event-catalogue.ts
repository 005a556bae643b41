import type { FunctionId } from "@/server/kernel/functions";

/** What kind of record an event tells of; decides what its data hold. */
export type Subject = "order" | "shipment" | "return" | "invoice" | "receipt" | "customer";

interface PublicEvent {
  readonly subject: Subject;
  /** Whether it belongs to orders, so that an endpoint of one channel can be told of that channel's alone. */
  readonly ofOrders: boolean;
  /** The function without which it does not happen (PLT-03). */
  readonly function?: FunctionId;
}

const ofOrder = { subject: "order", ofOrders: true } as const;
const ofShipment = { subject: "shipment", ofOrders: true } as const;
const ofInvoice = { subject: "invoice", ofOrders: true } as const;
const ofReceipt = { subject: "receipt", ofOrders: false } as const;
const ofCustomer = { subject: "customer", ofOrders: false } as const;

/**
 * The events other systems may be told of: a public promise (docs/webhooks.md). New ones may be added; none is renamed, and
 * none loses a field, within version 1.
 */
export const EVENT_CATALOGUE = {
  "order.created": ofOrder,
  "order.confirmed": ofOrder,
  "order.held": { ...ofOrder, function: "credit" },
  "order.cancelled": ofOrder,
  "order.closed": ofOrder,
  "shipment.released": ofShipment,
  "shipment.dispatched": ofShipment,
  "shipment.delivered": ofShipment,
  "shipment.reversed": ofShipment,
  "return.received": { subject: "return", ofOrders: true, function: "returns" },
  "invoice.issued": ofInvoice,
  "credit_note.issued": ofInvoice,
  "invoice.payment_changed": ofInvoice,
  "receipt.recorded": ofReceipt,
  "receipt.reversed": ofReceipt,
  "customer.held": { ...ofCustomer, function: "credit" },
  "customer.released": { ...ofCustomer, function: "credit" },
} as const satisfies Record<string, PublicEvent>;

export type WebhookEventType = keyof typeof EVENT_CATALOGUE;
export const WEBHOOK_EVENT_TYPES = Object.keys(EVENT_CATALOGUE) as [WebhookEventType, ...WebhookEventType[]];

/** What an endpoint of a workspace without these functions can be told of. */
export function eventTypesWithout(off: readonly FunctionId[]): WebhookEventType[] {
  return WEBHOOK_EVENT_TYPES.filter((type) => {
    const { function: needs }: PublicEvent = EVENT_CATALOGUE[type];
    return !needs || !off.includes(needs);
  });
}

/** Sent from the settings to try an endpoint out; cannot be subscribed to. */
export const TEST_EVENT = "webhook.test";

/** Version of the shape of all payloads. */
export const PAYLOAD_VERSION = "1";
