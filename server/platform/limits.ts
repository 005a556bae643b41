import { inArray, sql } from "drizzle-orm";
import { signInLimits } from "@/db/schema/identity";
import { NaruError } from "@/server/kernel/errors";
import { withIdentity, type IdentityContext, type IdentityScope } from "./identity";
import { tokenHash } from "./secrets";

/** So many attempts of a subject within a window that begins with the first one. */
export interface Limit {
  /** What is counted, e.g. `sign-in.account`. */
  readonly name: string;
  /** Whose attempts: an address, an account. Kept as a hash. */
  readonly subject: string;
  readonly attempts: number;
  readonly windowMinutes: number;
}

const keyOf = (limit: Limit) => `${limit.name}:${tokenHash(limit.subject)}`;

/**
 * Counts one attempt against every limit, in a transaction of its own, so that a refusal that follows does not undo it.
 * Counting and deciding are one statement per limit: parallel attempts cannot slip past.
 * @throws NaruError `limits.too_many` with the minutes to wait
 */
export async function countAttempt(context: IdentityContext, limits: readonly Limit[]): Promise<void> {
  const exceeded = await withIdentity(context, async (scope) => {
    const minutes: number[] = [];
    for (const limit of limits) {
      const left = await count(scope, limit);
      if (left !== null) minutes.push(left);
    }
    return minutes;
  });
  if (exceeded.length > 0) throw new NaruError("limited", "limits.too_many", { minutes: Math.max(...exceeded) });
}

/** Minutes to wait when the attempt is one too many, else null. */
async function count(scope: IdentityScope, limit: Limit): Promise<number | null> {
  const now = scope.now;
  const ends = new Date(now.getTime() + limit.windowMinutes * 60_000);
  const over = sql`${signInLimits.expiresAt} <= ${now.toISOString()}::timestamptz`;
  const [row] = await scope.db
    .insert(signInLimits)
    .values({ key: keyOf(limit), points: 1, expiresAt: ends })
    .onConflictDoUpdate({
      target: signInLimits.key,
      set: {
        points: sql`case when ${over} then 1 else ${signInLimits.points} + 1 end`,
        expiresAt: sql`case when ${over} then ${ends.toISOString()}::timestamptz else ${signInLimits.expiresAt} end`,
      },
    })
    .returning();
  if (!row || row.points <= limit.attempts) return null;
  return Math.max(1, Math.ceil((row.expiresAt.getTime() - now.getTime()) / 60_000));
}

/** Forgets the attempts of a subject that has proven itself. */
export async function forgetAttempts(scope: IdentityScope, limits: readonly Limit[]): Promise<void> {
  if (limits.length > 0) await scope.db.delete(signInLimits).where(inArray(signInLimits.key, limits.map(keyOf)));
}
