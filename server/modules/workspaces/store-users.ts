import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { mailTokens, users } from "@/db/schema/identity";
import type { UserId } from "@/server/platform/actor";
import type { IdentityScope } from "@/server/platform/identity";
import { newId } from "@/server/platform/new-id";
import type { Transaction } from "@/db/client";

export type UserRow = typeof users.$inferSelect;

/**
 * Writes a person; null when the address is already somebody's. The address counts as proven unless it is told otherwise: only who
 * registers alone has not shown yet that mail reaches them.
 */
export async function insertUser(
  scope: IdentityScope,
  { proven = true, ...row }: { email: string; name: string; passwordHash: string; language: string; proven?: boolean },
): Promise<UserId | null> {
  const [made] = await scope.db
    .insert(users)
    .values({ id: newId(), ...row, emailVerifiedAt: proven ? scope.now : null, createdAt: scope.now, updatedAt: scope.now })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id });
  return made ? (made.id as UserId) : null;
}

export async function findUserByEmail(scope: { db: Transaction }, email: string): Promise<UserRow | undefined> {
  const [row] = await scope.db.select().from(users).where(eq(users.email, email));
  return row;
}

/** One person, locked until the transaction ends. */
export async function lockUser(scope: IdentityScope, userId: UserId): Promise<UserRow> {
  const [row] = await scope.db.select().from(users).where(eq(users.id, userId)).for("update");
  if (!row) throw new Error("the signed-in person has no row");
  return row;
}

type Changeable = "name" | "language" | "passwordHash" | "totpSecret" | "totpConfirmedAt" | "totpLastStep" | "recoveryCodes";

export async function updateUser(scope: IdentityScope, userId: UserId, values: Partial<Pick<UserRow, Changeable>>): Promise<void> {
  await scope.db.update(users).set({ ...values, updatedAt: scope.now }).where(eq(users.id, userId));
}

/** Accepts a TOTP step if it is later than the last accepted one; false when it was used before. */
export async function spendTotpStep(scope: IdentityScope, userId: UserId, step: number): Promise<boolean> {
  const rows = await scope.db
    .update(users)
    .set({ totpLastStep: step })
    .where(and(eq(users.id, userId), or(isNull(users.totpLastStep), lt(users.totpLastStep, step))))
    .returning({ id: users.id });
  return rows.length === 1;
}

/** Takes one recovery code off the list; false when somebody used it a moment before. */
export async function spendRecoveryCode(scope: IdentityScope, userId: UserId, hash: string): Promise<boolean> {
  const rows = await scope.db
    .update(users)
    .set({ recoveryCodes: sql`${users.recoveryCodes} - ${hash}::text` })
    .where(and(eq(users.id, userId), sql`${users.recoveryCodes} @> to_jsonb(${hash}::text)`))
    .returning({ id: users.id });
  return rows.length === 1;
}

type MailTokenPurpose = "password_reset" | "verify_email";

/** Writes a mailed one-time token; the account's earlier ones of the same purpose stop working. */
export async function insertMailToken(
  scope: { db: Transaction; now: Date },
  purpose: MailTokenPurpose,
  token: { id: string; userId: UserId; tokenHash: string; expiresAt: Date },
): Promise<void> {
  await scope.db
    .update(mailTokens)
    .set({ usedAt: scope.now })
    .where(and(eq(mailTokens.userId, token.userId), eq(mailTokens.purpose, purpose), isNull(mailTokens.usedAt)));
  await scope.db.insert(mailTokens).values({ ...token, purpose, createdAt: scope.now });
}

/** Writes a token for a new password. */
export const insertResetToken = (scope: { db: Transaction; now: Date }, token: { id: string; userId: UserId; tokenHash: string; expiresAt: Date }) =>
  insertMailToken(scope, "password_reset", token);

/** Uses a mailed token up: whose it was, or null when it is unknown, used or expired. */
export async function spendMailToken(scope: IdentityScope, purpose: MailTokenPurpose, hash: string): Promise<UserId | null> {
  const [row] = await scope.db
    .update(mailTokens)
    .set({ usedAt: scope.now })
    .where(
      and(eq(mailTokens.tokenHash, hash), eq(mailTokens.purpose, purpose), isNull(mailTokens.usedAt), sql`${mailTokens.expiresAt} > ${scope.now.toISOString()}`),
    )
    .returning({ userId: mailTokens.userId });
  return row ? (row.userId as UserId) : null;
}

export const spendResetToken = (scope: IdentityScope, hash: string) => spendMailToken(scope, "password_reset", hash);

/** The address is proven; the first proof stands. */
export async function markVerified(scope: IdentityScope, userId: UserId): Promise<void> {
  await scope.db.update(users).set({ emailVerifiedAt: scope.now, updatedAt: scope.now }).where(and(eq(users.id, userId), isNull(users.emailVerifiedAt)));
}
