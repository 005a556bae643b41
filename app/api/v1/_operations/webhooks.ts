import { z } from "zod";
import {
  createEndpoint, disableEndpoint, enableEndpoint, getDelivery, getEndpoint, listDeliveries, listEndpoints, messageName, redeliver, redeliverFailed, removeEndpoint, rotateEndpointSecret, sendTest,
  updateEndpoint, webhookSecret,
} from "@/server/modules/webhooks";
import { page, reading, writing } from "../_contract/operation";
import { allOf, choice, id, moment, pageOf, text, view, whole } from "../_contract/view-fields";

const tag = "Webhooks";
const scope = "webhooks:write";

const endpoint = view("WebhookEndpoint", {
  id: id("webhook endpoint"), url: text(), description: text().nullable(), eventTypes: z.array(text()), channel: text().nullable(), status: choice(["active", "disabled"]),
  disabledReason: choice(["by_hand", "failing", "gone"]).nullable(), disabledAt: moment().nullable(), failingSince: moment().nullable(), lastSucceededAt: moment().nullable(),
  previousSecretUntil: moment().nullable().describe("Until then messages are signed with the former secret too."), createdAt: moment(),
  pending: whole().describe("Messages that wait to be sent."), failed: whole().describe("Messages that were given up."), version: whole(),
});
const delivery = {
  id: id("webhook delivery"), eventType: text(), subjectLabel: text().nullable().describe("Number of the order, shipment, invoice or whatever it is about."), status: choice(["pending", "delivered", "failed"]), createdAt: moment(),
  attempts: whole(), nextAttemptAt: moment().nullable(), deliveredAt: moment().nullable(),
};
const endpointRef = view("WebhookEndpointRef", { id: id("webhook endpoint") });
const refOf = ({ endpointId }: { endpointId: string }) => ({ id: endpointId });
const secretOf = ({ endpointId, secretNo }: { endpointId: string; secretNo: number }) => ({ id: endpointId, secret: webhookSecret(endpointId, secretNo) });
const secret = text().describe("`whsec_…`. Shown in this answer alone; keep it.");

export const webhookOperations = [
  reading("GET", { id: "listWebhookEndpoints", path: "/webhook-endpoints", tag, scope, summary: "Lists the addresses that are told of events", query: listEndpoints, response: allOf("WebhookEndpointList", endpoint), show: ({ rows }) => ({ rows }) }),
  writing("POST", {
    id: "createWebhookEndpoint", path: "/webhook-endpoints", tag, scope, summary: "Has an address told of events; answers the secret that its messages are signed with", command: createEndpoint,
    response: view("CreatedWebhookEndpoint", { id: id("webhook endpoint"), secret }), show: secretOf,
  }),
  reading("GET", { id: "getWebhookEndpoint", path: "/webhook-endpoints/{endpointId}", tag, scope, summary: "Reads an endpoint: what it is told, how it fares", query: getEndpoint, response: endpoint }),
  writing("PUT", {
    id: "updateWebhookEndpoint", path: "/webhook-endpoints/{endpointId}", tag, scope, summary: "Replaces address, events and channel; `version` is the one that was read", command: updateEndpoint,
    response: view("UpdatedWebhookEndpoint", { id: id("webhook endpoint"), version: whole() }), show: ({ endpointId, version }) => ({ id: endpointId, version }),
  }),
  writing("POST", {
    id: "rotateWebhookSecret", path: "/webhook-endpoints/{endpointId}/rotate-secret", tag, scope, summary: "Makes a new secret; for a day messages are signed with the former one too", command: rotateEndpointSecret, status: 200,
    response: view("RotatedWebhookSecret", { id: id("webhook endpoint"), secret }), show: secretOf,
  }),
  writing("POST", { id: "disableWebhookEndpoint", path: "/webhook-endpoints/{endpointId}/disable", tag, scope, summary: "Stops sending; what waits stays", command: disableEndpoint, status: 200, response: endpointRef, show: refOf }),
  writing("POST", { id: "enableWebhookEndpoint", path: "/webhook-endpoints/{endpointId}/enable", tag, scope, summary: "Sends again, what waited first", command: enableEndpoint, status: 200, response: endpointRef, show: refOf }),
  writing("POST", { id: "removeWebhookEndpoint", path: "/webhook-endpoints/{endpointId}/remove", tag, scope, summary: "Removes an endpoint; what still waited is not sent any more", command: removeEndpoint, status: 200, response: endpointRef, show: refOf }),
  writing("POST", {
    id: "sendWebhookTest", path: "/webhook-endpoints/{endpointId}/test", tag, scope, summary: "Sends a message of the type `webhook.test`", command: sendTest, status: 200,
    response: view("WebhookTest", { deliveryId: id("webhook delivery") }), show: ({ deliveryId }) => ({ deliveryId }),
  }),
  reading("GET", {
    id: "listWebhookDeliveries", path: "/webhook-endpoints/{endpointId}/deliveries", tag, scope, summary: "Lists the messages of an endpoint, newest first", query: listDeliveries,
    response: pageOf("WebhookDeliveryPage", view("WebhookDeliverySummary", { ...delivery, responseStatus: whole().nullable(), lastFault: text().nullable() })), show: page,
  }),
  reading("GET", {
    id: "getWebhookDelivery", path: "/webhook-deliveries/{deliveryId}", tag, scope, summary: "Reads a message with its payload and every try", query: getDelivery,
    response: view("WebhookDelivery", {
      ...delivery, endpointId: id("webhook endpoint"), webhookId: text().describe("The header `webhook-id`, the same for every try."), body: text().describe("The payload as it is signed and sent."),
      tried: z.array(view("WebhookTry", { attemptNo: whole(), startedAt: moment(), milliseconds: whole().nullable(), responseStatus: whole().nullable(), responseBody: text().nullable(), fault: text().nullable() })),
    }),
    show: (found) => ({ ...found, webhookId: messageName(found.messageId) }),
  }),
  writing("POST", {
    id: "redeliverWebhook", path: "/webhook-deliveries/{deliveryId}/redeliver", tag, scope, summary: "Sends a message again, whatever became of it", command: redeliver, status: 200,
    response: view("WebhookDeliveryRef", { id: id("webhook delivery") }), show: ({ deliveryId }) => ({ id: deliveryId }),
  }),
  writing("POST", {
    id: "redeliverFailedWebhooks", path: "/webhook-endpoints/{endpointId}/redeliver-failed", tag, scope, summary: "Sends again all messages that were given up", command: redeliverFailed, status: 200,
    response: view("RedeliveredWebhooks", { id: id("webhook endpoint"), restarted: whole() }), show: ({ endpointId, restarted }) => ({ id: endpointId, restarted }),
  }),
];
