import { refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { createBankAccountInput } from "../inputs";
import { insertAccount, insertBankAccount } from "../store";

/**
 * A bank account of the company, with a ledger account of its own that receipts into it are posted to.
 * @throws NaruError `ledger.account_code_taken`
 */
export const createBankAccount = defineCommand({
  name: "ledger.create-bank-account",
  permission: "ledger.setup",
  input: createBankAccountInput,
  async run(scope, input) {
    const accountId = await insertAccount(scope, { code: input.accountCode, name: input.name, type: "asset" });
    if (!accountId) throw refused("ledger.account_code_taken", { code: input.accountCode });
    const bankAccountId = await insertBankAccount(scope, { name: input.name, bank: input.bank, number: input.number, accountId });
    if (!bankAccountId) throw new Error(`account ${accountId} is already a bank account`);
    return done({ bankAccountId, accountId }, { audit: { entityType: "bank_account", entityId: bankAccountId, entityLabel: input.name, changes: { accountCode: [null, input.accountCode] } } });
  },
});
