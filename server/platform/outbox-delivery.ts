import { and, asc, eq, inArray, isNull, lte, notInArray, sql } from "drizzle-orm";
import { outboxEvents } from "@/db/schema/platform";
import { newId } from "./new-id";
import type { RetryPolicy } from "./retry-policy";
import { idArray, sqlStatement } from "./statement";
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

/** An event as a wake-up saw it: after `attempts` tries. */
export interface SeenEvent {
  readonly eventId: string;
  readonly attempts: number;
}

/** The events of these ids, as far as each still is at the try that is said. */
function atTheirTry(seen: readonly SeenEvent[]) {
  const tries = JSON.stringify(Object.fromEntries(seen.map((one) => [one.eventId, one.attempts])));
  return and(sql`${outboxEvents.id} = any(${idArray(seen.map((one) => one.eventId))}::uuid[])`, sql`${outboxEvents.attempts} = (${tries}::jsonb ->> ${outboxEvents.id}::text)::integer`);
}

/** Begins a try of each event that still is where the wake-up saw it; the others somebody else has. Oldest first. */
export async function claimEvents(scope: TenantScope, seen: readonly SeenEvent[], policy: RetryPolicy): Promise<ClaimedEvent[]> {
  const rows = await scope.db
    .update(outboxEvents)
    .set({ attempts: sql`${outboxEvents.attempts} + 1`, nextAttemptAt: inSeconds(policy.leaseSeconds) })
    .where(and(pendingOf(scope), isDue, atTheirTry(seen)))
    .returning(claimedColumns);
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
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

/** Says that these tries are alive, so that they are not taken for lost. */
export async function keepClaims(scope: TenantScope, claimed: readonly ClaimedEvent[], policy: RetryPolicy): Promise<void> {
  await scope.db
    .update(outboxEvents)
    .set({ nextAttemptAt: inSeconds(policy.leaseSeconds) })
    .where(and(pendingOf(scope), atTheirTry(claimed.map(({ id, attempts }) => ({ eventId: id, attempts })))));
}

/** That a subscriber handles an event. */
export interface Delivery {
  readonly eventId: string;
  readonly subscriber: string;
}

/**
 * Records, in the transaction of what they do, which subscribers handle which events. A second transaction with the same event
 * waits here for the first to end.
 * @returns those of them that had not been handled before
 */
export async function recordDeliveries(scope: TenantScope, deliveries: readonly Delivery[]): Promise<Delivery[]> {
  if (deliveries.length === 0) return [];
  const fresh = await insertDeliveries(scope, { data: JSON.stringify(deliveries.map((one) => ({ id: newId(), event_id: one.eventId, subscriber: one.subscriber }))) });
  const known = new Set(fresh.map((row) => `${row.event_id} ${row.subscriber}`));
  return deliveries.filter((one) => known.has(`${one.eventId} ${one.subscriber}`));
}

const insertDeliveries = sqlStatement<"data", { event_id: string; subscriber: string }>(["data"], (value) => sql`
  insert into outbox_deliveries (tenant_id, id, event_id, subscriber, handled_at)
  select ${value("tenantId")}::uuid, d.id, d.event_id, d.subscriber, ${value("now")}::timestamptz
  from json_to_recordset(${value("data")}::json) as d(id uuid, event_id uuid, subscriber text)
  on conflict (tenant_id, event_id, subscriber) do nothing
  returning event_id, subscriber`);

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
