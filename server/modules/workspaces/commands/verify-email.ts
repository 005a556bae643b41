import { z } from "zod";
import { refused } from "@/server/kernel/errors";
import type { UserId } from "@/server/platform/actor";
import type { IdentityScope } from "@/server/platform/identity";
import { defineIdentityCommand, requireUser } from "@/server/platform/identity-command";
import { appUrl } from "@/server/platform/links";
import { newId } from "@/server/platform/new-id";
import { randomToken, tokenHash } from "@/server/platform/secrets";
import { verifyEmailInput } from "../inputs";
import { queueIdentityMail } from "../store-mails";
import { insertMailToken, lockUser, markVerified, spendMailToken } from "../store-users";

const VERIFY_HOURS = 72;

/** Mails the link that proves an address; the account's earlier links stop working. */
export async function mailVerification(scope: IdentityScope, user: { id: UserId; email: string; name: string; language: string }): Promise<void> {
  const token = randomToken();
  const expiresAt = new Date(scope.now.getTime() + VERIFY_HOURS * 3_600_000);
  await insertMailToken(scope, "verify_email", { id: newId(), userId: user.id, tokenHash: tokenHash(token), expiresAt });
  await queueIdentityMail(scope, {
    kind: "verify_email",
    to: user.email,
    language: user.language,
    params: { name: user.name, hours: VERIFY_HOURS },
    actionUrl: appUrl(`/verify-email?token=${token}`),
    dedupeKey: `verify-email:${tokenHash(token)}`,
  });
}

/** Sends the link again. Harmless for an address that is proven already. */
export const sendVerification = defineIdentityCommand({
  name: "workspaces.send-verification",
  access: "signed_in",
  input: z.void(),
  async run(scope) {
    const userId = requireUser(scope);
    const user = await lockUser(scope, userId);
    if (!user.emailVerifiedAt) await mailVerification(scope, { ...user, id: userId });
    return { email: user.email, verified: user.emailVerifiedAt !== null };
  },
});

/** Proves an address by its mailed link; mail of the workspaces this person owns goes out from now on. @throws NaruError `accounts.verify_link_spent` */
export const verifyEmail = defineIdentityCommand({
  name: "workspaces.verify-email",
  access: "anyone",
  input: verifyEmailInput,
  async run(scope, { token }) {
    const userId = await spendMailToken(scope, "verify_email", tokenHash(token));
    if (!userId) throw refused("accounts.verify_link_spent");
    const user = await lockUser(scope, userId);
    if (user.deactivatedAt) throw refused("accounts.verify_link_spent");
    await markVerified(scope, userId);
    return { email: user.email };
  },
});
