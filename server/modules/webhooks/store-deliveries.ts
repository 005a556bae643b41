import { and, eq, exists, inArray, lt, lte, sql } from "drizzle-orm";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "@/db/schema/webhooks";
import { newId } from "@/server/platform/new-id";
import { wakeWorker } from "@/server/platform/outbox";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { LEASE_SECONDS } from "./rules/lease";

const KEPT_DAYS = 30;

export interface NewDelivery {
  readonly endpointId: string;
  readonly messageId: string;
  readonly eventId: string;
  readonly subjectId: string;
  readonly subjectLabel: string;
  readonly eventType: string;
  readonly body: string;
}

/** Writes what is to be sent, in the transaction of its reason. The same event is not written twice for an endpoint. @returns ids */
export async function insertDeliveries(scope: TenantScope, deliveries: readonly NewDelivery[]): Promise<string[]> {
  if (deliveries.length === 0) return [];
  const rows = await scope.db
    .insert(webhookDeliveries)
    .values(deliveries.map((one) => ({ ...one, tenantId: scope.tenantId, id: newId(), createdAt: sql`now()` })))
    .onConflictDoNothing({ target: [webhookDeliveries.tenantId, webhookDeliveries.endpointId, webhookDeliveries.eventId, webhookDeliveries.subjectId] })
    .returning({ id: webhookDeliveries.id });
  if (rows.length > 0) await wakeWorker(scope);
  return rows.map((row) => row.id);
}

export interface ClaimedDelivery {
  readonly id: string;
  readonly messageId: string;
  readonly body: string;
  /** The try that this claim began, from 1, over the delivery's whole life. */
  readonly attempts: number;
  /** Tries since it was last set going, this one included. */
  readonly tries: number;
  readonly claimedAt: Date;
  readonly endpoint: { readonly id: string; readonly url: string; readonly secretNo: number; readonly overlapping: boolean; readonly failingSince: Date | null };
}

/**
 * Begins a try, if the delivery still is where the wake-up saw it and its endpoint is active; null otherwise. The try is
 * counted and logged before anything is sent. Commit, then send.
 */
export async function claimDelivery(scope: TenantScope, wakeUp: { deliveryId: string; attempts: number }): Promise<ClaimedDelivery | null> {
  const activeEndpoint = scope.db
    .select({ id: webhookEndpoints.id })
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.tenantId, scope.tenantId), eq(webhookEndpoints.id, webhookDeliveries.endpointId), eq(webhookEndpoints.status, "active")));
  const [claimed] = await scope.db
    .update(webhookDeliveries)
    .set({ attempts: sql`${webhookDeliveries.attempts} + 1`, tries: sql`${webhookDeliveries.tries} + 1`, nextAttemptAt: sql`now() + make_interval(secs => ${LEASE_SECONDS})` })
    .where(
      and(
        eq(webhookDeliveries.tenantId, scope.tenantId),
        eq(webhookDeliveries.id, wakeUp.deliveryId),
        eq(webhookDeliveries.attempts, wakeUp.attempts),
        eq(webhookDeliveries.status, "pending"),
        lte(webhookDeliveries.nextAttemptAt, sql`now()`),
        exists(activeEndpoint),
      ),
    )
    .returning({
      id: webhookDeliveries.id, endpointId: webhookDeliveries.endpointId, messageId: webhookDeliveries.messageId, body: webhookDeliveries.body,
      attempts: webhookDeliveries.attempts, tries: webhookDeliveries.tries,
    });
  if (!claimed) return null;
  const { id, url, secretNo, failingSince, previousSecretUntil } = webhookEndpoints;
  const [endpoint] = await scope.db
    .select({ id, url, secretNo, failingSince, overlapping: sql<boolean>`coalesce(${previousSecretUntil} > now(), false)`, claimedAt: sql`now()`.mapWith(webhookEndpoints.createdAt) })
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.tenantId, scope.tenantId), eq(id, claimed.endpointId)));
  if (!endpoint) return null;
  const { claimedAt, ...to } = endpoint;
  await scope.db.insert(webhookAttempts).values({ tenantId: scope.tenantId, id: newId(), deliveryId: claimed.id, attemptNo: claimed.attempts, startedAt: claimedAt });
  return { id: claimed.id, messageId: claimed.messageId, body: claimed.body, attempts: claimed.attempts, tries: claimed.tries, claimedAt, endpoint: to };
}

export interface AttemptResult {
  readonly milliseconds: number;
  readonly responseStatus: number | null;
  readonly responseBody: string | null;
  readonly fault: string | null;
}

/** Ends a try: its line of the log, and what becomes of the delivery. A success counts even when the try was given up for lost. */
export async function settleDelivery(
  scope: TenantScope,
  claimed: Pick<ClaimedDelivery, "id" | "attempts">,
  result: AttemptResult,
  next: { state: "delivered" } | { state: "failed" } | { state: "pending"; inSeconds: number },
): Promise<void> {
  await scope.db
    .update(webhookAttempts)
    .set({ ...result })
    .where(and(eq(webhookAttempts.tenantId, scope.tenantId), eq(webhookAttempts.deliveryId, claimed.id), eq(webhookAttempts.attemptNo, claimed.attempts)));
  const pending = and(eq(webhookDeliveries.tenantId, scope.tenantId), eq(webhookDeliveries.id, claimed.id), eq(webhookDeliveries.status, "pending"));
  const mine = next.state === "delivered" ? pending : and(pending, eq(webhookDeliveries.attempts, claimed.attempts));
  await scope.db
    .update(webhookDeliveries)
    .set({
      status: next.state,
      responseStatus: result.responseStatus,
      lastFault: result.fault,
      deliveredAt: next.state === "delivered" ? sql`now()` : undefined,
      nextAttemptAt: next.state === "pending" ? sql`now() + make_interval(secs => ${next.inSeconds})` : undefined,
    })
    .where(mine);
}

/** Sets deliveries going again with all their tries, under the same message ids. @returns how many */
export async function restartDeliveries(scope: TenantScope, which: { deliveryId: string } | { failedOfEndpoint: string }): Promise<{ id: string; label: string }[]> {
  const own = eq(webhookDeliveries.tenantId, scope.tenantId);
  const chosen =
    "deliveryId" in which
      ? and(own, eq(webhookDeliveries.id, which.deliveryId))
      : and(own, eq(webhookDeliveries.endpointId, which.failedOfEndpoint), eq(webhookDeliveries.status, "failed"));
  const rows = await scope.db
    .update(webhookDeliveries)
    .set({ status: "pending", tries: 0, nextAttemptAt: sql`now()` })
    .where(chosen)
    .returning({ id: webhookDeliveries.id, label: webhookDeliveries.subjectLabel });
  if (rows.length > 0) await wakeWorker(scope);
  return rows;
}

/** What still waited for an endpoint that is removed is not sent any more. */
export async function giveUpDeliveries(scope: TenantScope, endpointId: string): Promise<void> {
  await scope.db
    .update(webhookDeliveries)
    .set({ status: "failed", lastFault: "endpoint_removed" })
    .where(and(eq(webhookDeliveries.tenantId, scope.tenantId), eq(webhookDeliveries.endpointId, endpointId), eq(webhookDeliveries.status, "pending")));
}

/** Rows removed in one transaction. */
const BATCH = 2000;

/** Forgets deliveries of more than thirty days ago with their tries. @returns whether more may be left */
export async function pruneDeliveries(scope: TenantScope): Promise<boolean> {
  const old = await scope.db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.tenantId, scope.tenantId), lt(webhookDeliveries.createdAt, sql`now() - make_interval(days => ${KEPT_DAYS})`)))
    .limit(BATCH);
  const ids = old.map((row) => row.id);
  if (ids.length === 0) return false;
  await scope.db.delete(webhookAttempts).where(and(eq(webhookAttempts.tenantId, scope.tenantId), inArray(webhookAttempts.deliveryId, ids)));
  await scope.db.delete(webhookDeliveries).where(and(eq(webhookDeliveries.tenantId, scope.tenantId), inArray(webhookDeliveries.id, ids)));
  return ids.length === BATCH;
}
