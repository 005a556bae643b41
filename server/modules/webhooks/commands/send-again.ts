import { conflict, notFound } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { deliveryInput, endpointInput } from "../inputs";
import { endpointOfDelivery } from "../queries/get-delivery";
import { TEST_EVENT } from "../rules/event-catalogue";
import { messageBody } from "../rules/message-body";
import { insertDeliveries, restartDeliveries } from "../store-deliveries";
import { lockEndpoint, type EndpointRow } from "../store-endpoints";
import { hostOfEndpoint } from "./manage-endpoints";

function requireActive(endpoint: EndpointRow): void {
  if (endpoint.status !== "active") throw conflict("webhooks.endpoint_not_active");
}

/** A message that says nothing but that messages arrive. @throws NaruError `record.not_found`, `webhooks.endpoint_not_active` */
export const sendTest = defineCommand({
  name: "webhooks.send-test",
  permission: "webhooks.manage",
  input: endpointInput,
  async run(scope, { endpointId }) {
    const endpoint = await lockEndpoint(scope, endpointId);
    requireActive(endpoint);
    const host = hostOfEndpoint(endpoint.url);
    const body = messageBody(TEST_EVENT, scope.now, { workspace: scope.workspace.slug, endpointId });
    const [deliveryId] = await insertDeliveries(scope, [{ endpointId, messageId: newId(), eventId: newId(), subjectId: endpointId, subjectLabel: host, eventType: TEST_EVENT, body }]);
    return done({ endpointId, deliveryId: deliveryId ?? "" }, { audit: { entityType: "webhook_endpoint", entityId: endpointId, entityLabel: host, note: "test" } });
  },
});

/**
 * Sends a message again, now, whatever became of it, with all its tries and under the same message id.
 * @throws NaruError `record.not_found`, `webhooks.endpoint_not_active`
 */
export const redeliver = defineCommand({
  name: "webhooks.redeliver",
  permission: "webhooks.manage",
  input: deliveryInput,
  async run(scope, { deliveryId }) {
    const endpointId = await endpointOfDelivery(scope, deliveryId);
    if (!endpointId) throw notFound("webhook_delivery");
    requireActive(await lockEndpoint(scope, endpointId));
    const [restarted] = await restartDeliveries(scope, { deliveryId });
    return done({ deliveryId }, { audit: { entityType: "webhook_delivery", entityId: deliveryId, entityLabel: restarted?.label } });
  },
});

/** The same for everything that failed at an endpoint. @throws NaruError `record.not_found`, `webhooks.endpoint_not_active` */
export const redeliverFailed = defineCommand({
  name: "webhooks.redeliver-failed",
  permission: "webhooks.manage",
  input: endpointInput,
  async run(scope, { endpointId }) {
    const endpoint = await lockEndpoint(scope, endpointId);
    requireActive(endpoint);
    const restarted = await restartDeliveries(scope, { failedOfEndpoint: endpointId });
    const audit = { entityType: "webhook_endpoint", entityId: endpointId, entityLabel: hostOfEndpoint(endpoint.url), changes: { sentAgain: [0, restarted.length] } } as const;
    return done({ endpointId, restarted: restarted.length }, { audit });
  },
});
