import { and, asc, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { webhookEndpoints } from "@/db/schema/webhooks";
import { notFound } from "@/server/kernel/errors";
import { actionsFrom } from "@/server/kernel/lifecycle";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { endpointInput } from "../inputs";
import { endpointLifecycle, type DisabledReason, type EndpointState } from "../rules/endpoint-lifecycle";
import { eventTypesWithout, WEBHOOK_EVENT_TYPES, type WebhookEventType } from "../rules/event-catalogue";

/** Columns are written out: within one table's SELECT the query builder would drop the names of their tables. */
function countOf(scope: TenantScope, status: "pending" | "failed") {
  return sql<number>`(select count(*)::int from webhook_deliveries d where d.tenant_id = ${scope.tenantId} and d.endpoint_id = webhook_endpoints.id and d.status = ${status})`;
}

const columns = {
  id: webhookEndpoints.id, url: webhookEndpoints.url, description: webhookEndpoints.description, eventTypes: webhookEndpoints.eventTypes, channel: webhookEndpoints.channel,
  status: webhookEndpoints.status, disabledReason: webhookEndpoints.disabledReason, disabledAt: webhookEndpoints.disabledAt,
  previousSecretUntil: sql<Date | null>`case when ${webhookEndpoints.previousSecretUntil} > now() then ${webhookEndpoints.previousSecretUntil} end`.mapWith(webhookEndpoints.previousSecretUntil),
  failingSince: webhookEndpoints.failingSince, lastSucceededAt: webhookEndpoints.lastSucceededAt, createdAt: webhookEndpoints.createdAt, version: webhookEndpoints.version,
};

async function readEndpoints(scope: TenantScope, endpointId?: string) {
  const rows = await scope.db
    .select({ ...columns, pending: countOf(scope, "pending"), failed: countOf(scope, "failed") })
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.tenantId, scope.tenantId), ne(webhookEndpoints.status, "removed"), endpointId ? eq(webhookEndpoints.id, endpointId) : undefined))
    .orderBy(asc(webhookEndpoints.id));
  return rows.map((row) => ({
    ...row,
    status: row.status as EndpointState,
    disabledReason: row.disabledReason as DisabledReason | null,
    eventTypes: row.eventTypes as WebhookEventType[],
    availableActions: actionsFrom(endpointLifecycle, row.status as EndpointState),
  }));
}

/** The endpoints, oldest first, with what waits and what failed; and the events there are to choose from here. Never a secret. */
export const listEndpoints = defineQuery({
  name: "webhooks.list-endpoints",
  permission: "webhooks.manage",
  input: z.object({}),
  run: async (scope) => ({ rows: await readEndpoints(scope), eventTypes: eventTypesWithout(scope.workspace.settings.functionsOff) }),
});

/** @throws NaruError `record.not_found` */
export const getEndpoint = defineQuery({
  name: "webhooks.get-endpoint",
  permission: "webhooks.manage",
  input: endpointInput,
  async run(scope, { endpointId }) {
    const [endpoint] = await readEndpoints(scope, endpointId);
    if (!endpoint) throw notFound("webhook_endpoint");
    const offered = eventTypesWithout(scope.workspace.settings.functionsOff);
    // What was chosen before a function went stays chosen, and heard again when it is back.
    return { ...endpoint, allEventTypes: WEBHOOK_EVENT_TYPES.filter((type) => offered.includes(type) || endpoint.eventTypes.includes(type)) };
  },
});
