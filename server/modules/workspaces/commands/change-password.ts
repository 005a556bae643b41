import { fault, invalid } from "@/server/kernel/errors";
import { defineIdentityCommand, requireUser } from "@/server/platform/identity-command";
import { passwordMatches } from "@/server/platform/passwords";
import { hashOfNewPassword } from "../choose-password";
import { changePasswordInput } from "../inputs";
import { revokeSessions } from "../store-sessions";
import { lockUser, updateUser } from "../store-users";

/** A new password for oneself; every other session ends at its next request. */
export const changePassword = defineIdentityCommand({
  name: "workspaces.change-password",
  access: "signed_in",
  input: changePasswordInput,
  async run(scope, { current, next }) {
    const userId = requireUser(scope);
    const user = await lockUser(scope, userId);
    if (!(await passwordMatches(user.passwordHash, current))) throw invalid([fault("current", "passwords.wrong")]);
    await updateUser(scope, userId, { passwordHash: await hashOfNewPassword(next, user, "next") });
    return { endedSessions: await revokeSessions(scope, userId, scope.sessionId) };
  },
});
