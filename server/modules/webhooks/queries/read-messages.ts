import type { TenantScope } from "@/server/platform/tenant-scope";
import { EVENT_CATALOGUE, type Subject, type WebhookEventType } from "../rules/event-catalogue";
import type { MessageData } from "./message-data";
import { customerMessages, invoiceMessages, receiptMessages } from "./money-data";
import { orderMessages } from "./order-data";
import { returnMessages, shipmentMessages } from "./shipment-data";

type Reader = (scope: TenantScope, subjectIds: readonly string[]) => Promise<MessageData[]>;

const READERS: Readonly<Record<Subject, Reader>> = {
  order: orderMessages,
  shipment: shipmentMessages,
  return: returnMessages,
  invoice: invoiceMessages,
  receipt: receiptMessages,
  customer: customerMessages,
};

/** What is told of the records of an event, as they stand now. Records that are no longer there are left out. */
export function readMessages(scope: TenantScope, type: WebhookEventType, subjectIds: readonly string[]): Promise<MessageData[]> {
  return subjectIds.length === 0 ? Promise.resolve([]) : READERS[EVENT_CATALOGUE[type].subject](scope, subjectIds);
}
