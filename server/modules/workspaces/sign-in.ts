import { NaruError } from "@/server/kernel/errors";
import type { UserId } from "@/server/platform/actor";
import { withIdentity, type IdentityContext } from "@/server/platform/identity";
import { countAttempt, forgetAttempts, type Limit } from "@/server/platform/limits";
import { passwordMatches } from "@/server/platform/passwords";
import { proveSecondFactor } from "./prove-second-factor";
import { insertSession, revokeSessionById } from "./store-sessions";
import { findUserByEmail, type UserRow } from "./store-users";

/** A session ends after so many days, whatever happens. */
export const SESSION_DAYS = 30;

const accountLimit = (email: string): Limit => ({ name: "sign-in.account", subject: email, attempts: 10, windowMinutes: 15 });
const addressLimit = (address: string): Limit => ({ name: "sign-in.address", subject: address, attempts: 100, windowMinutes: 15 });

export interface SignedIn {
  readonly userId: UserId;
  readonly sessionId: string;
  readonly email: string;
  readonly name: string;
  readonly language: string;
}

/**
 * Opens a session. An unknown account and a wrong password cost the same time and get the same answer.
 * @throws NaruError `sign_in.refused`, `sign_in.code_required`, `sign_in.code_refused`, `limits.too_many`
 */
export async function signIn(context: IdentityContext, given: { email: string; password: string; code: string }): Promise<SignedIn> {
  const email = given.email.trim().toLowerCase();
  const account = accountLimit(email);
  await countAttempt(context, context.address ? [account, addressLimit(context.address)] : [account]);
  const user = await withIdentity(context, (scope) => findUserByEmail(scope, email));
  // Hashing happens outside any transaction: it takes long, and a connection is dear.
  const matches = await passwordMatches(user?.passwordHash ?? null, given.password.slice(0, 1000));
  if (!user || !matches || user.deactivatedAt) throw new NaruError("unauthenticated", "sign_in.refused");
  return withIdentity(context, async (scope) => {
    if (user.totpConfirmedAt) await proveSecondFactor(scope, user, given.code);
    const expiresAt = new Date(scope.now.getTime() + SESSION_DAYS * 86_400_000);
    const userAgent = context.userAgent?.slice(0, 300) ?? null;
    const userId = user.id as UserId;
    const sessionId = await insertSession(scope, { userId, userAgent, address: context.address, expiresAt });
    await forgetAttempts(scope, [account]);
    return { userId, sessionId, ...signedInAs(user) };
  });
}

function signedInAs({ email, name, language }: UserRow) {
  return { email, name, language };
}

/** Ends the session of the browser that signs out; harmless when it has ended already. */
export async function signOut(context: IdentityContext, sessionId: string): Promise<void> {
  await withIdentity(context, (scope) => revokeSessionById(scope, sessionId));
}
