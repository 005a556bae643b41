import { and, asc, eq, inArray, isNull, lte, notInArray, sql } from "drizzle-orm";
import { outboxDeliveries, outboxEvents } from "@/db/schema/platform";
import { newId } from "./new-id";
import type { RetryPolicy } from "./retry-policy";
import type { TenantScope } from "./tenant-scope";

/**
 * The outbox as the truth of what is to be done. All times here are the database's: workers on several machines must
 * agree on what is due. A claim is a lease: it counts the try before it begins, so that an event which kills its
 * worker runs out of tries like any other.
 */
export interface ClaimedEvent {
  readonly id: string;
  readonly type: string;
  readonly payload: Record<string, unknown>;
  readonly requestId: string;
  /** The try that this claim began, from 1. */
  readonly attempts: number;
}

const pendingOf = (scope: TenantScope) => and(eq(outboxEvents.tenantId, scope.tenantId), isNull(outboxEvents.handledAt), isNull(outboxEvents.deadAt));
const isDue = lte(outboxEvents.nextAttemptAt, sql`now()`);
const inSeconds = (seconds: number) => sql`now() + make_interval(secs => ${seconds})`;
const claimedColumns = {
  id: outboxEvents.id,
  type: outboxEvents.type,
  payload: outboxEvents.payload,
  requestId: outboxEvents.requestId,
  attempts: outboxEvents.attempts,
};

/** Closes events that nobody subscribes to, in one statement. */
export async function closeUnsubscribed(scope: TenantScope, subscribedTypes: readonly string[]): Promise<void> {
  const unheard = subscribedTypes.length > 0 ? notInArray(outboxEvents.type, [...subscribedTypes]) : undefined;
  await scope.db.update(outboxEvents).set({ handledAt: sql`now()` }).where(and(pendingOf(scope), unheard));
}

/** Events whose time has come, oldest first, with the number of tries they had. */
export function findDueEvents(scope: TenantScope, limit: number): Promise<{ id: string; attempts: number }[]> {
  return scope.db
    .select({ id: outboxEvents.id, attempts: outboxEvents.attempts })
    .from(outboxEvents)
    .where(and(pendingOf(scope), isDue))
    .orderBy(asc(outboxEvents.nextAttemptAt))
    .limit(limit);
}

/** Begins a try of one event, if it still is where the wake-up saw it; null when somebody else has it. */
export async function claimEvent(scope: TenantScope, wakeUp: { eventId: string; attempts: number }, policy: RetryPolicy): Promise<ClaimedEvent | null> {
  const [row] = await scope.db
    .update(outboxEvents)
    .set({ attempts: sql`${outboxEvents.attempts} + 1`, nextAttemptAt: inSeconds(policy.leaseSeconds) })
    .where(and(pendingOf(scope), isDue, eq(outboxEvents.id, wakeUp.eventId), eq(outboxEvents.attempts, wakeUp.attempts)))
    .returning(claimedColumns);
  return row ?? null;
}

/** Begins a try of many due events at once, oldest first; those another worker is claiming are left to it. */
export async function claimDueEvents(scope: TenantScope, limit: number, policy: RetryPolicy): Promise<ClaimedEvent[]> {
  const due = scope.db
    .select({ id: outboxEvents.id })
    .from(outboxEvents)
    .where(and(pendingOf(scope), isDue))
    .orderBy(asc(outboxEvents.nextAttemptAt), asc(outboxEvents.id))
    .limit(limit)
    .for("update", { skipLocked: true });
  const rows = await scope.db
    .update(outboxEvents)
    .set({ attempts: sql`${outboxEvents.attempts} + 1`, nextAttemptAt: inSeconds(policy.leaseSeconds) })
    .where(and(eq(outboxEvents.tenantId, scope.tenantId), inArray(outboxEvents.id, due)))
    .returning(claimedColumns);
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Says that a try is alive, so that it is not taken for lost. */
export async function keepClaim(scope: TenantScope, claimed: ClaimedEvent, policy: RetryPolicy): Promise<void> {
  await scope.db
    .update(outboxEvents)
    .set({ nextAttemptAt: inSeconds(policy.leaseSeconds) })
    .where(and(pendingOf(scope), eq(outboxEvents.id, claimed.id), eq(outboxEvents.attempts, claimed.attempts)));
}

/**
 * Records, in the transaction of what they do, which subscribers handle an event. A second transaction with the same event
 * waits here for the first to end.
 * @returns those that had not handled it before
 */
export async function recordDeliveries(scope: TenantScope, eventId: string, subscribers: readonly string[]): Promise<ReadonlySet<string>> {
  if (subscribers.length === 0) return new Set();
  const rows = await scope.db
    .insert(outboxDeliveries)
    .values(subscribers.map((subscriber) => ({ tenantId: scope.tenantId, id: newId(), eventId, subscriber, handledAt: scope.now })))
    .onConflictDoNothing({ target: [outboxDeliveries.tenantId, outboxDeliveries.eventId, outboxDeliveries.subscriber] })
    .returning({ subscriber: outboxDeliveries.subscriber });
  return new Set(rows.map((row) => row.subscriber));
}

/** Closes events whose subscribers have all done their part. */
export async function closeEvents(scope: TenantScope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await scope.db
    .update(outboxEvents)
    .set({ handledAt: sql`now()`, lastError: null })
    .where(and(pendingOf(scope), inArray(outboxEvents.id, [...ids])));
}

/** Puts a failed try back until its next time. */
export async function postponeEvent(scope: TenantScope, claimed: ClaimedEvent, failure: string, seconds: number): Promise<void> {
  await scope.db
    .update(outboxEvents)
    .set({ lastError: failure, nextAttemptAt: inSeconds(seconds) })
    .where(and(pendingOf(scope), eq(outboxEvents.id, claimed.id), eq(outboxEvents.attempts, claimed.attempts)));
}

/** The tries ran out: the event waits in the dead-letter list for a person. @returns false when it is no longer ours */
export async function buryEvent(scope: TenantScope, claimed: ClaimedEvent, failure: string): Promise<boolean> {
  const rows = await scope.db
    .update(outboxEvents)
    .set({ lastError: failure, deadAt: sql`now()` })
    .where(and(pendingOf(scope), eq(outboxEvents.id, claimed.id), eq(outboxEvents.attempts, claimed.attempts)))
    .returning({ id: outboxEvents.id });
  return rows.length === 1;
}
