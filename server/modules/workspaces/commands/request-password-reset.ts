import { defineIdentityCommand } from "@/server/platform/identity-command";
import { appUrl } from "@/server/platform/links";
import { newId } from "@/server/platform/new-id";
import { randomToken, tokenHash } from "@/server/platform/secrets";
import type { UserId } from "@/server/platform/actor";
import { requestResetInput } from "../inputs";
import { queueIdentityMail } from "../store-mails";
import { findUserByEmail, insertResetToken } from "../store-users";

export const RESET_MINUTES = 60;

/** Mails a link for a new password. The answer is the same whether the address is known or not. */
export const requestPasswordReset = defineIdentityCommand({
  name: "workspaces.request-password-reset",
  access: "anyone",
  input: requestResetInput,
  async run(scope, { email }) {
    const user = await findUserByEmail(scope, email);
    if (user && !user.deactivatedAt) {
      const token = randomToken();
      const expiresAt = new Date(scope.now.getTime() + RESET_MINUTES * 60_000);
      await insertResetToken(scope, { id: newId(), userId: user.id as UserId, tokenHash: tokenHash(token), expiresAt });
      await queueIdentityMail(scope, {
        kind: "password_reset",
        to: user.email,
        language: user.language,
        params: { minutes: RESET_MINUTES },
        actionUrl: appUrl(`/reset-password?token=${token}`),
        dedupeKey: `password-reset:${tokenHash(token)}`,
      });
    }
    return { sent: true as const };
  },
});
