import { and, eq, inArray } from "drizzle-orm";
import { accounts, bankAccounts } from "@/db/schema/ledger";
import { defineStep } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { forgetRoles } from "../queries/account-facts";
import { chartOf, type ChartName } from "../rules/choose-chart";
import { insertBankAccount, insertChart } from "../store";

/**
 * Gives a new workspace a country's chart of accounts, with an account for every role, a first bank account and a cash
 * account. Harmless when run again: what exists stays as it is.
 * @returns how many accounts the workspace has, and its first bank account
 */
export const installChartOfAccounts = defineStep("ledger.install-chart-of-accounts", async (scope, name: ChartName): Promise<{ accounts: number; bankAccountId: string; cashAccountId: string }> => {
  const chart = chartOf(name);
  await insertChart(scope, chart.accounts);
  forgetRoles(scope);
  const money = await scope.db
    .select({ id: accounts.id, role: accounts.role })
    .from(accounts)
    .where(and(eq(accounts.tenantId, scope.tenantId), inArray(accounts.role, ["bank", "cash"])));
  const bankAccountId = await moneyAccount(scope, money.find((a) => a.role === "bank")?.id, chart.bankName);
  const cashAccountId = await moneyAccount(scope, money.find((a) => a.role === "cash")?.id, chart.cashName);
  return { accounts: chart.accounts.length, bankAccountId, cashAccountId };
});

async function moneyAccount(scope: TenantScope, accountId: string | undefined, name: string): Promise<string> {
  if (!accountId) throw new Error(`the chart has no account for ${name}`);
  const made = await insertBankAccount(scope, { name, bank: null, number: null, accountId });
  if (made) return made;
  const [kept] = await scope.db
    .select({ id: bankAccounts.id })
    .from(bankAccounts)
    .where(and(eq(bankAccounts.tenantId, scope.tenantId), eq(bankAccounts.accountId, accountId)));
  if (!kept) throw new Error(`no bank account for ledger account ${accountId}`);
  return kept.id;
}
