import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { identityIdempotency, mailTokens, sessions, signInLimits } from "@/db/schema/identity";
import { idempotencyRecords, outboxDeliveries, outboxEvents } from "@/db/schema/platform";
import type { IdentityScope } from "./identity";
import type { TenantScope } from "./tenant-scope";

/** An answer may be asked for again for a week; clients stop repeating long before. */
const KEYS_KEPT_DAYS = 7;
const EVENTS_KEPT_DAYS = 30;
const SESSIONS_KEPT_DAYS = 30;
/** Rows removed in one transaction, so that none holds its locks for long. */
const BATCH = 5000;

const daysAgo = (days: number) => sql`now() - make_interval(days => ${days})`;

/** @returns how many keys were forgotten; fewer than a full batch means none is left */
export async function pruneIdempotencyKeys(scope: TenantScope): Promise<number> {
  const old = scope.db
    .select({ id: idempotencyRecords.id })
    .from(idempotencyRecords)
    .where(and(eq(idempotencyRecords.tenantId, scope.tenantId), lt(idempotencyRecords.createdAt, daysAgo(KEYS_KEPT_DAYS))))
    .limit(BATCH);
  const gone = await scope.db
    .delete(idempotencyRecords)
    .where(and(eq(idempotencyRecords.tenantId, scope.tenantId), inArray(idempotencyRecords.id, old)))
    .returning({ id: idempotencyRecords.id });
  return gone.length;
}

/** Forgets events handled long ago, with their deliveries; the audit trail keeps what was done. @returns how many */
export async function pruneHandledEvents(scope: TenantScope): Promise<number> {
  const old = await scope.db
    .select({ id: outboxEvents.id })
    .from(outboxEvents)
    .where(and(eq(outboxEvents.tenantId, scope.tenantId), lt(outboxEvents.handledAt, daysAgo(EVENTS_KEPT_DAYS))))
    .limit(BATCH);
  if (old.length === 0) return 0;
  const ids = old.map((row) => row.id);
  await scope.db.delete(outboxDeliveries).where(and(eq(outboxDeliveries.tenantId, scope.tenantId), inArray(outboxDeliveries.eventId, ids)));
  await scope.db.delete(outboxEvents).where(and(eq(outboxEvents.tenantId, scope.tenantId), inArray(outboxEvents.id, ids)));
  return old.length;
}

/**
 * Forgets what the shared tables no longer need: sessions that ended a month ago, links that can no longer be used, answers
 * of identity commands after a week, and windows of the limits that are over.
 */
export async function pruneIdentity(scope: IdentityScope): Promise<void> {
  await scope.db.delete(sessions).where(lt(sessions.expiresAt, daysAgo(SESSIONS_KEPT_DAYS)));
  await scope.db.delete(mailTokens).where(lt(mailTokens.expiresAt, daysAgo(SESSIONS_KEPT_DAYS)));
  await scope.db.delete(identityIdempotency).where(lt(identityIdempotency.createdAt, daysAgo(KEYS_KEPT_DAYS)));
  await scope.db.delete(signInLimits).where(lt(signInLimits.expiresAt, sql`now()`));
}

export const PRUNE_BATCH = BATCH;
