import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { sessions, users } from "@/db/schema/identity";
import type { UserId } from "@/server/platform/actor";
import type { IdentityScope } from "@/server/platform/identity";

/** One's own account. */
export async function getAccount(scope: IdentityScope, userId: UserId) {
  const [row] = await scope.db
    .select({
      name: users.name,
      email: users.email,
      language: users.language,
      emailVerifiedAt: users.emailVerifiedAt,
      secondFactorSince: users.totpConfirmedAt,
      recoveryCodesLeft: sql<number>`jsonb_array_length(${users.recoveryCodes})`,
    })
    .from(users)
    .where(eq(users.id, userId));
  if (!row) throw new Error("the signed-in person has no row");
  return row;
}

/** One's own open sessions, the latest used first. */
export async function listSessions(scope: IdentityScope, userId: UserId) {
  const rows = await scope.db
    .select({
      sessionId: sessions.id,
      userAgent: sessions.userAgent,
      address: sessions.address,
      lastSeenAt: sessions.lastSeenAt,
      createdAt: sessions.createdAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), sql`${sessions.expiresAt} > ${scope.now.toISOString()}::timestamptz`))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id));
  return rows.map((row) => ({ ...row, current: row.sessionId === scope.sessionId }));
}
