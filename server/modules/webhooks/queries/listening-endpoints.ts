import { and, eq, sql } from "drizzle-orm";
import { outboxEvents } from "@/db/schema/platform";
import { webhookEndpoints } from "@/db/schema/webhooks";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { WebhookEventType } from "../rules/event-catalogue";

const activeHere = (scope: TenantScope) => and(eq(webhookEndpoints.tenantId, scope.tenantId), eq(webhookEndpoints.status, "active"));

/** The public event types that some active endpoint of the workspace waits for. */
export async function wantedEventTypes(scope: TenantScope): Promise<ReadonlySet<string>> {
  const rows = await scope.db.selectDistinct({ type: sql<string>`unnest(${webhookEndpoints.eventTypes})` }).from(webhookEndpoints).where(activeHere(scope));
  return new Set(rows.map((row) => row.type));
}

export async function endpointsFor(scope: TenantScope, type: WebhookEventType): Promise<{ id: string; channel: string | null }[]> {
  return scope.db
    .select({ id: webhookEndpoints.id, channel: webhookEndpoints.channel })
    .from(webhookEndpoints)
    .where(and(activeHere(scope), sql`${type} = any(${webhookEndpoints.eventTypes})`));
}

/** When an event happened; null when it is forgotten. */
export async function occurredAt(scope: TenantScope, eventId: string): Promise<Date | null> {
  const [row] = await scope.db.select({ at: outboxEvents.occurredAt }).from(outboxEvents).where(and(eq(outboxEvents.tenantId, scope.tenantId), eq(outboxEvents.id, eventId)));
  return row?.at ?? null;
}
