import { fault, invalid } from "@/server/kernel/errors";
import { defineIdentityCommand } from "@/server/platform/identity-command";
import { hashOfNewPassword } from "../choose-password";
import { registerInput } from "../inputs";
import { mailVerification } from "./verify-email";
import { insertUser } from "../store-users";

/** A new account. Its address is proven by the link that is mailed now; until then it works, and its mail to others waits. */
export const registerUser = defineIdentityCommand({
  name: "workspaces.register-user",
  access: "anyone",
  input: registerInput,
  async run(scope, input) {
    const { password, ...person } = input;
    const passwordHash = await hashOfNewPassword(password, person);
    const userId = await insertUser(scope, { ...person, passwordHash, proven: false });
    if (!userId) throw invalid([fault("email", "accounts.email_taken")]);
    await mailVerification(scope, { ...person, id: userId });
    return { userId };
  },
});
