import { refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { createAccountInput } from "../inputs";
import { insertAccount } from "../store";

/**
 * A new account. Its code is part of the sealed journal and never changes.
 * @throws NaruError `ledger.account_code_taken`
 */
export const createAccount = defineCommand({
  name: "ledger.create-account",
  permission: "ledger.setup",
  input: createAccountInput,
  async run(scope, input) {
    const accountId = await insertAccount(scope, input);
    if (!accountId) throw refused("ledger.account_code_taken", { code: input.code });
    return done({ accountId }, { audit: { entityType: "account", entityId: accountId, entityLabel: input.code, changes: { name: [null, input.name], type: [null, input.type] } } });
  },
});
