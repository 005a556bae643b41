import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { sessions } from "@/db/schema/identity";
import type { UserId } from "@/server/platform/actor";
import type { IdentityScope } from "@/server/platform/identity";
import { newId } from "@/server/platform/new-id";
import type { Transaction } from "@/db/client";

export async function insertSession(
  scope: IdentityScope,
  row: { userId: UserId; userAgent: string | null; address: string | null; expiresAt: Date },
): Promise<string> {
  const id = newId();
  await scope.db.insert(sessions).values({ id, ...row, lastSeenAt: scope.now, createdAt: scope.now });
  return id;
}

/** Ends one session of a person; false when there is no such open session of theirs. */
export async function revokeSessionRow(scope: IdentityScope, userId: UserId, sessionId: string): Promise<boolean> {
  const rows = await scope.db
    .update(sessions)
    .set({ revokedAt: scope.now })
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return rows.length === 1;
}

/** Ends every session of a person, except one; returns how many. */
export async function revokeSessions(scope: { db: Transaction; now: Date }, userId: UserId, except: string | null = null): Promise<number> {
  const rows = await scope.db
    .update(sessions)
    .set({ revokedAt: scope.now })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), except ? ne(sessions.id, except) : undefined))
    .returning({ id: sessions.id });
  return rows.length;
}

/** Notes that a session is in use, at most once a minute. */
export async function touchSession(scope: { db: Pick<Transaction, "update"> }, sessionId: string, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000).toISOString();
  await scope.db
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.id, sessionId), sql`${sessions.lastSeenAt} < ${minuteAgo}::timestamptz`));
}

/** Ends a session whoever's it is: its own cookie asked for it. */
export async function revokeSessionById(scope: IdentityScope, sessionId: string): Promise<void> {
  await scope.db.update(sessions).set({ revokedAt: scope.now }).where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
}
