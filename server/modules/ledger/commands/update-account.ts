import { notFound, refused } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { updateAccountInput } from "../inputs";
import { accountsByIds } from "../queries/account-facts";
import { updateAccountRow } from "../store";

/**
 * Renames an account or puts it away. An account that automatic postings use cannot be put away.
 * @throws NaruError `ledger.account_in_use` {role}, `record.changed`
 */
export const updateAccount = defineCommand({
  name: "ledger.update-account",
  permission: "ledger.setup",
  input: updateAccountInput,
  async run(scope, input) {
    const account = (await accountsByIds(scope, [input.accountId])).get(input.accountId);
    if (!account) throw notFound("account");
    if (input.archived && account.role) throw refused("ledger.account_in_use", { role: account.role });
    const set = { ...(input.name === undefined ? {} : { name: input.name }), ...(input.archived === undefined ? {} : { archived: input.archived }) };
    if (!(await updateAccountRow(scope, input.accountId, input.version, set))) throw await recordChanged(scope, { entityType: "account", entityId: account.id, current: account, wanted: set });
    return done({ accountId: input.accountId }, { audit: { entityType: "account", entityId: account.id, entityLabel: account.code, changes: changedFields(account, set) } });
  },
});
