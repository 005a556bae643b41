import { z } from "zod";
import { defineCommand, done } from "@/server/platform/command";
import { notify } from "@/server/platform/notifications";
import { wakeWorker } from "@/server/platform/outbox";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { endpointId, endpointInput } from "../inputs";
import { DAYS_OF_FAILURE } from "../rules/decide-outcome";
import type { DisabledReason, EndpointAction } from "../rules/endpoint-lifecycle";
import { giveUpDeliveries } from "../store-deliveries";
import { lockEndpoint, moveEndpoint } from "../store-endpoints";
import { hostOfEndpoint } from "./manage-endpoints";

async function move(scope: TenantScope, id: string, action: EndpointAction, reason: DisabledReason | null = null) {
  const endpoint = await lockEndpoint(scope, id);
  await moveEndpoint(scope, endpoint, action, reason);
  const host = hostOfEndpoint(endpoint.url);
  return { host, audit: { entityType: "webhook_endpoint", entityId: id, entityLabel: host, changes: { status: [endpoint.status, action], disabledReason: [endpoint.disabledReason, reason] } } as const };
}

/** Nothing is sent and no new event is written down; what waits stays. @throws NaruError `record.not_found`, `webhooks.endpoint_moved` */
export const disableEndpoint = defineCommand({
  name: "webhooks.disable-endpoint",
  permission: "webhooks.manage",
  input: endpointInput,
  async run(scope, { endpointId: id }) {
    const { audit } = await move(scope, id, "disable", "by_hand");
    return done({ endpointId: id }, { audit });
  },
});

/** Sends again, what waited first. @throws NaruError `record.not_found`, `webhooks.endpoint_moved` */
export const enableEndpoint = defineCommand({
  name: "webhooks.enable-endpoint",
  permission: "webhooks.manage",
  input: endpointInput,
  async run(scope, { endpointId: id }) {
    const { audit } = await move(scope, id, "enable");
    await wakeWorker(scope);
    return done({ endpointId: id }, { audit });
  },
});

/** What still waited is not sent any more. @throws NaruError `record.not_found` */
export const removeEndpoint = defineCommand({
  name: "webhooks.remove-endpoint",
  permission: "webhooks.manage",
  input: endpointInput,
  async run(scope, { endpointId: id }) {
    const { audit } = await move(scope, id, "remove");
    await giveUpDeliveries(scope, id);
    return done({ endpointId: id }, { audit });
  },
});

/** The system's own step when an endpoint failed for days or says that it is gone: admins are told. */
export const disableFailingEndpoint = defineCommand({
  name: "webhooks.disable-failing-endpoint",
  permission: "webhooks.manage",
  input: z.object({ endpointId, reason: z.enum(["failing", "gone"]), deliveryId: z.string() }),
  async run(scope, { endpointId: id, reason, deliveryId }) {
    const { host, audit } = await move(scope, id, "disable", reason);
    await notify(scope, {
      to: { permission: "webhooks.manage" },
      code: reason === "gone" ? "webhooks.endpoint_gone" : "webhooks.endpoint_failing",
      params: { host, days: DAYS_OF_FAILURE },
      href: `/settings/webhooks/${id}`,
      dedupeKey: `webhook-disabled:${id}:${deliveryId}`,
    });
    return done({ endpointId: id }, { audit });
  },
});
