import { fault, invalid } from "@/server/kernel/errors";
import { defineIdentityCommand } from "@/server/platform/identity-command";
import { hashOfNewPassword } from "../choose-password";
import { registerInput } from "../inputs";
import { insertUser } from "../store-users";

/** A new account. The address is proven later, by the first mail that is answered. */
export const registerUser = defineIdentityCommand({
  name: "workspaces.register-user",
  access: "anyone",
  input: registerInput,
  async run(scope, input) {
    const { password, ...person } = input;
    const passwordHash = await hashOfNewPassword(password, person);
    const userId = await insertUser(scope, { ...person, passwordHash });
    if (!userId) throw invalid([fault("email", "accounts.email_taken")]);
    return { userId };
  },
});
