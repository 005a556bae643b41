import { refused } from "@/server/kernel/errors";
import { defineIdentityCommand } from "@/server/platform/identity-command";
import { tokenHash } from "@/server/platform/secrets";
import { hashOfNewPassword } from "../choose-password";
import { resetPasswordInput } from "../inputs";
import { revokeSessions } from "../store-sessions";
import { lockUser, markVerified, spendResetToken, updateUser } from "../store-users";

/** Sets a new password by a mailed link, which works once; every session of the account ends. */
export const resetPassword = defineIdentityCommand({
  name: "workspaces.reset-password",
  access: "anyone",
  input: resetPasswordInput,
  async run(scope, { token, password }) {
    const userId = await spendResetToken(scope, tokenHash(token));
    if (!userId) throw refused("passwords.link_spent");
    const user = await lockUser(scope, userId);
    if (user.deactivatedAt) throw refused("passwords.link_spent");
    await updateUser(scope, userId, { passwordHash: await hashOfNewPassword(password, user) });
    // The link came by mail: the address is proven by it too.
    await markVerified(scope, userId);
    await revokeSessions(scope, userId);
    return { email: user.email };
  },
});
