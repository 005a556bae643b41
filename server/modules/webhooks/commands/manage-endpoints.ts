import { fault, invalid, refused } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { faultOfUrl } from "@/server/platform/outbound-address";
import { outboundPolicy } from "@/server/platform/outbound-post";
import { recordChanged } from "@/server/platform/record-changed";
import { createEndpointInput, endpointInput, updateEndpointInput } from "../inputs";
import { advanceSecret, countEndpoints, insertEndpoint, lockEndpoint, updateEndpointFields, type EndpointFields } from "../store-endpoints";

/** Every event is read and sent once per endpoint: more of them is a sign of a mistake. */
const MOST_ENDPOINTS = 20;

/** The address of an endpoint may hold a key of the receiver's: the audit trail and notices name its host alone. */
export function hostOfEndpoint(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url.slice(0, 60);
}

/** @throws NaruError `input.invalid` naming what is wrong with the address */
function requireUrl(url: string): void {
  const wrong = faultOfUrl(url, outboundPolicy());
  if (wrong) throw invalid([fault("url", `webhooks.url_${wrong}`)]);
}

/**
 * An address of another system that is told of the chosen events. The answer carries no secret: the door shows it once by
 * `webhookSecret`.
 * @throws NaruError `input.invalid`, `webhooks.too_many_endpoints`
 */
export const createEndpoint = defineCommand({
  name: "webhooks.create-endpoint",
  permission: "webhooks.manage",
  input: createEndpointInput,
  async run(scope, input) {
    requireUrl(input.url);
    if ((await countEndpoints(scope)) >= MOST_ENDPOINTS) throw refused("webhooks.too_many_endpoints", { most: MOST_ENDPOINTS });
    const id = newId();
    await insertEndpoint(scope, { ...input, id, createdBy: scope.actor.kind === "user" ? scope.actor.userId : null });
    const host = hostOfEndpoint(input.url);
    return done(
      { endpointId: id, secretNo: 1 },
      { audit: { entityType: "webhook_endpoint", entityId: id, entityLabel: host, changes: { host: [null, host], eventTypes: [null, input.eventTypes.join(", ")], channel: [null, input.channel] } } },
    );
  },
});

/** @throws NaruError `record.not_found`, `record.changed`, `input.invalid` */
export const updateEndpoint = defineCommand({
  name: "webhooks.update-endpoint",
  permission: "webhooks.manage",
  input: updateEndpointInput,
  async run(scope, { endpointId, version, ...wanted }) {
    requireUrl(wanted.url);
    const before = await lockEndpoint(scope, endpointId);
    const after = await updateEndpointFields(scope, endpointId, version, wanted);
    if (after === null) throw await recordChanged(scope, { entityType: "webhook_endpoint", entityId: endpointId, current: auditable(before as unknown as EndpointFields), wanted: auditable(wanted) });
    const changes = changedFields(auditable(before as unknown as EndpointFields), auditable(wanted));
    return done({ endpointId, version: after }, { audit: { entityType: "webhook_endpoint", entityId: endpointId, entityLabel: hostOfEndpoint(wanted.url), changes } });
  },
});

/** What of an endpoint may stand in the audit trail. */
function auditable({ url, description, eventTypes, channel }: EndpointFields) {
  return { host: hostOfEndpoint(url), description, eventTypes: [...eventTypes].sort().join(", "), channel };
}

/** A new secret; for a day messages carry signatures of both, so that the receiver can change over without losing any. */
export const rotateEndpointSecret = defineCommand({
  name: "webhooks.rotate-endpoint-secret",
  permission: "webhooks.manage",
  input: endpointInput,
  async run(scope, { endpointId }) {
    const endpoint = await lockEndpoint(scope, endpointId);
    const secretNo = await advanceSecret(scope, endpointId);
    return done(
      { endpointId, secretNo },
      { audit: { entityType: "webhook_endpoint", entityId: endpointId, entityLabel: hostOfEndpoint(endpoint.url), changes: { secretNo: [endpoint.secretNo, secretNo] } } },
    );
  },
});
