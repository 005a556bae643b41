import { defineStep } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { endpointsFor, occurredAt } from "../queries/listening-endpoints";
import { readMessages } from "../queries/read-messages";
import { EVENT_CATALOGUE, type WebhookEventType } from "../rules/event-catalogue";
import { messageBody } from "../rules/message-body";
import { insertDeliveries } from "../store-deliveries";

/**
 * Writes an event down for every active endpoint that waits for it, one message per record, as the records stand now. The body
 * is fixed here: every try and every redelivery sends the same, under the same message id. Run twice, it adds nothing.
 * @returns how many deliveries were written
 */
export const queueDeliveries = defineStep(
  "webhooks.queue-deliveries",
  async (scope: TenantScope, event: { id: string; type: WebhookEventType; subjectIds: readonly string[] }): Promise<number> => {
    const endpoints = await endpointsFor(scope, event.type);
    if (endpoints.length === 0) return 0;
    const [messages, at] = await Promise.all([readMessages(scope, event.type, event.subjectIds), occurredAt(scope, event.id)]);
    const deliveries = messages.flatMap(({ subjectId, label, channels, data }) => {
      const message = { messageId: newId(), eventId: event.id, subjectId, subjectLabel: label, eventType: event.type, body: messageBody(event.type, at ?? scope.now, data) };
      const told = endpoints.filter(({ channel }) => channel === null || (EVENT_CATALOGUE[event.type].ofOrders && channels.includes(channel)));
      return told.map((endpoint) => ({ ...message, endpointId: endpoint.id }));
    });
    return (await insertDeliveries(scope, deliveries)).length;
  },
);
