import { defineStep } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { accountsOfRoles, forgetRoles } from "../queries/account-facts";
import { bankAccountOfLedgerAccount } from "../queries/bank-accounts";
import { chartInLanguage, type ChartName } from "../rules/choose-chart";
import { insertBankAccount, insertChart } from "../store";

/**
 * Gives a new workspace a country's chart of accounts, with an account for every role, a first bank account and a cash
 * account. Harmless when run again: what exists stays as it is.
 * @returns how many accounts the workspace has, and its first bank account
 */
export const installChartOfAccounts = defineStep("ledger.install-chart-of-accounts", async (scope, name: ChartName): Promise<{ accounts: number; bankAccountId: string; cashAccountId: string }> => {
  const chart = chartInLanguage(name, scope.workspace.language);
  await insertChart(scope, chart.accounts);
  forgetRoles(scope);
  const money = await accountsOfRoles(scope, ["bank", "cash"]);
  const bankAccountId = await moneyAccount(scope, money.get("bank"), chart.bankName);
  const cashAccountId = await moneyAccount(scope, money.get("cash"), chart.cashName);
  return { accounts: chart.accounts.length, bankAccountId, cashAccountId };
});

async function moneyAccount(scope: TenantScope, accountId: string | undefined, name: string): Promise<string> {
  if (!accountId) throw new Error(`the chart has no account for ${name}`);
  const made = await insertBankAccount(scope, { name, bank: null, number: null, accountId });
  if (made) return made;
  const kept = await bankAccountOfLedgerAccount(scope, accountId);
  if (!kept) throw new Error(`no bank account for ledger account ${accountId}`);
  return kept;
}
