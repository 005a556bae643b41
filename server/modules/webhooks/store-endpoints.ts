import { and, count, eq, ne, sql } from "drizzle-orm";
import { webhookEndpoints } from "@/db/schema/webhooks";
import { conflict, notFound } from "@/server/kernel/errors";
import { canDo } from "@/server/kernel/lifecycle";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { endpointLifecycle, type DisabledReason, type EndpointAction, type EndpointState } from "./rules/endpoint-lifecycle";
import type { WebhookEventType } from "./rules/event-catalogue";

export type EndpointRow = typeof webhookEndpoints.$inferSelect;

/** For so long after a rotation the secret before is still in force. */
export const rotationEnds = sql`now() + interval '24 hours'`;

const theOne = (scope: TenantScope, id: string) => and(eq(webhookEndpoints.tenantId, scope.tenantId), eq(webhookEndpoints.id, id), ne(webhookEndpoints.status, "removed"));

/** Held until the transaction ends. @throws NaruError `record.not_found` */
export async function lockEndpoint(scope: TenantScope, id: string): Promise<EndpointRow & { status: EndpointState }> {
  const [row] = await scope.db.select().from(webhookEndpoints).where(theOne(scope, id)).for("update");
  if (!row) throw notFound("webhook_endpoint");
  return row as EndpointRow & { status: EndpointState };
}

export async function countEndpoints(scope: TenantScope): Promise<number> {
  const [row] = await scope.db.select({ count: count() }).from(webhookEndpoints).where(and(eq(webhookEndpoints.tenantId, scope.tenantId), ne(webhookEndpoints.status, "removed")));
  return row?.count ?? 0;
}

export interface EndpointFields {
  readonly url: string;
  readonly description: string | null;
  readonly eventTypes: WebhookEventType[];
  readonly channel: string | null;
}

export async function insertEndpoint(scope: TenantScope, row: EndpointFields & { id: string; createdBy: string | null }): Promise<void> {
  await scope.db.insert(webhookEndpoints).values({ ...row, tenantId: scope.tenantId, createdAt: scope.now, updatedAt: scope.now });
}

/** Null when the record is no longer at this version. */
export async function updateEndpointFields(scope: TenantScope, id: string, version: number, fields: EndpointFields): Promise<number | null> {
  const [row] = await scope.db
    .update(webhookEndpoints)
    .set({ ...fields, version: sql`${webhookEndpoints.version} + 1`, updatedAt: scope.now })
    .where(and(theOne(scope, id), eq(webhookEndpoints.version, version)))
    .returning({ version: webhookEndpoints.version });
  return row?.version ?? null;
}

/** The next secret; the one before stays in force for a day. */
export async function advanceSecret(scope: TenantScope, id: string): Promise<number> {
  const [row] = await scope.db
    .update(webhookEndpoints)
    .set({ secretNo: sql`${webhookEndpoints.secretNo} + 1`, previousSecretUntil: rotationEnds, updatedAt: scope.now })
    .where(theOne(scope, id))
    .returning({ secretNo: webhookEndpoints.secretNo });
  if (!row) throw notFound("webhook_endpoint");
  return row.secretNo;
}

/** @throws NaruError `webhooks.endpoint_moved` when it is not in a state that the action starts from */
export async function moveEndpoint(scope: TenantScope, endpoint: EndpointRow & { status: EndpointState }, action: EndpointAction, reason: DisabledReason | null = null): Promise<void> {
  if (!canDo(endpointLifecycle, endpoint.status, action)) throw conflict("webhooks.endpoint_moved", { state: endpoint.status });
  const moved = await scope.db
    .update(webhookEndpoints)
    .set({
      status: endpointLifecycle.actions[action].to,
      disabledReason: reason,
      disabledAt: reason ? sql`now()` : null,
      failingSince: action === "enable" ? null : undefined,
      updatedAt: scope.now,
    })
    .where(and(theOne(scope, endpoint.id), eq(webhookEndpoints.status, endpoint.status)))
    .returning({ id: webhookEndpoints.id });
  if (moved.length === 0) throw conflict("webhooks.endpoint_moved", { state: endpoint.status });
}

/** Keeps the health of an endpoint; a row that already says so is left alone, so that a burst does not queue up for it. */
export async function noteHealth(scope: TenantScope, id: string, succeeded: boolean): Promise<void> {
  const own = and(eq(webhookEndpoints.tenantId, scope.tenantId), eq(webhookEndpoints.id, id));
  if (succeeded) {
    const stale = sql`(${webhookEndpoints.failingSince} is not null or coalesce(${webhookEndpoints.lastSucceededAt}, '-infinity') < now() - interval '1 minute')`;
    await scope.db.update(webhookEndpoints).set({ failingSince: null, lastSucceededAt: sql`now()` }).where(and(own, stale));
  } else {
    await scope.db.update(webhookEndpoints).set({ failingSince: sql`now()` }).where(and(own, sql`${webhookEndpoints.failingSince} is null`));
  }
}
