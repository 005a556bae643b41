import { notFound } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { updateBankAccountInput } from "../inputs";
import { bankAccountState } from "../queries/bank-accounts";
import { updateBankAccountRow } from "../store";

/** Renames a bank account or puts it away; its ledger account and its receipts stay. Audit names the fields, not the number. @throws NaruError `record.changed` */
export const updateBankAccount = defineCommand({
  name: "ledger.update-bank-account",
  permission: "ledger.setup",
  input: updateBankAccountInput,
  async run(scope, input) {
    const { bankAccountId, version, ...rest } = input;
    const before = await bankAccountState(scope, bankAccountId);
    if (!before) throw notFound("bank_account");
    if (!(await updateBankAccountRow(scope, bankAccountId, version, rest))) throw await recordChanged(scope, { entityType: "bank_account", entityId: bankAccountId, current: before, wanted: { name: input.name, archived: input.archived } });
    const changes = { name: [before.name, input.name] as const, archived: [before.archived, input.archived] as const };
    return done({ bankAccountId }, { audit: { entityType: "bank_account", entityId: bankAccountId, entityLabel: input.name, changes } });
  },
});
