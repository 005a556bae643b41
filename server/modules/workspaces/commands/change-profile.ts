import { defineIdentityCommand, requireUser } from "@/server/platform/identity-command";
import { profileInput } from "../inputs";
import { updateUser } from "../store-users";

/** One's own name and language, the same in every workspace. */
export const changeProfile = defineIdentityCommand({
  name: "workspaces.change-profile",
  access: "signed_in",
  input: profileInput,
  async run(scope, input) {
    await updateUser(scope, requireUser(scope), input);
    return input;
  },
});
