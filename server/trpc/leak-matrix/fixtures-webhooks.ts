import type { Fixtures } from "./fixture-type";

/** Webhooks out and in. */
export const webhookFixtures: Fixtures = {
  "webhooks.endpoints": () => ({}),
  "webhooks.endpoint": (w) => ({ endpointId: w.webhookEndpoint }),
  "webhooks.createEndpoint": () => ({ url: "https://shop.example/other", eventTypes: ["order.held"] }),
  "webhooks.updateEndpoint": (w) => ({ endpointId: w.webhookEndpoint, version: 1, url: "https://shop.example/new", eventTypes: ["order.held"] }),
  "webhooks.rotateSecret": (w) => ({ endpointId: w.webhookEndpoint }),
  "webhooks.disable": (w) => ({ endpointId: w.webhookEndpoint }),
  "webhooks.enable": (w) => ({ endpointId: w.disabledEndpoint }),
  "webhooks.remove": (w) => ({ endpointId: w.webhookEndpoint }),
  "webhooks.sendTest": (w) => ({ endpointId: w.webhookEndpoint }),
  "webhooks.deliveries": (w) => ({ endpointId: w.webhookEndpoint }),
  "webhooks.delivery": (w) => ({ deliveryId: w.webhookDelivery }),
  "webhooks.redeliver": (w) => ({ deliveryId: w.webhookDelivery }),
  "webhooks.redeliverFailed": (w) => ({ endpointId: w.webhookEndpoint }),
  "webhooks.connections": () => ({}),
  "webhooks.messages": (w) => ({ connectionId: w.fulfilmentConnection }),
  "webhooks.createConnection": () => ({ name: "Another warehouse" }),
  "webhooks.rotateConnectionSecret": (w) => ({ connectionId: w.fulfilmentConnection }),
  "webhooks.removeConnection": (w) => ({ connectionId: w.fulfilmentConnection }),
};
