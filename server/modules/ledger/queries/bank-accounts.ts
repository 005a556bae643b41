import { and, eq } from "drizzle-orm";
import { accounts, bankAccounts } from "@/db/schema/ledger";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { bankAccountsInput } from "../inputs";

/** The company's bank and cash accounts, for choosing where money came in. */
export const listBankAccounts = defineQuery({
  name: "ledger.list-bank-accounts",
  permission: "receivables.view",
  input: bankAccountsInput,
  async run(scope, { includeArchived }) {
    const rows = await scope.db
      .select({ id: bankAccounts.id, name: bankAccounts.name, bank: bankAccounts.bank, number: bankAccounts.number, accountId: accounts.id, accountCode: accounts.code, role: accounts.role, archived: bankAccounts.archived, version: bankAccounts.version })
      .from(bankAccounts)
      .innerJoin(accounts, and(eq(accounts.tenantId, bankAccounts.tenantId), eq(accounts.id, bankAccounts.accountId)))
      .where(and(eq(bankAccounts.tenantId, scope.tenantId), includeArchived ? undefined : eq(bankAccounts.archived, false)))
      .orderBy(accounts.code);
    return { rows };
  },
});

/** A bank account that takes money, or null: unknown here or put away. */
export async function getBankAccount(scope: TenantScope, id: string): Promise<{ id: string; name: string; accountId: string } | null> {
  const [row] = await scope.db
    .select({ id: bankAccounts.id, name: bankAccounts.name, accountId: bankAccounts.accountId })
    .from(bankAccounts)
    .where(and(eq(bankAccounts.tenantId, scope.tenantId), eq(bankAccounts.id, id), eq(bankAccounts.archived, false)));
  return row ?? null;
}

/** Id of the bank account behind a ledger account, put away or not; null when it has none. */
export async function bankAccountOfLedgerAccount(scope: TenantScope, accountId: string): Promise<string | null> {
  const [row] = await scope.db
    .select({ id: bankAccounts.id })
    .from(bankAccounts)
    .where(and(eq(bankAccounts.tenantId, scope.tenantId), eq(bankAccounts.accountId, accountId)));
  return row?.id ?? null;
}

/** What a bank account is called and whether it was put away; undefined when there is none with this id. */
export async function bankAccountState(scope: TenantScope, id: string): Promise<{ name: string; archived: boolean } | undefined> {
  const [row] = await scope.db
    .select({ name: bankAccounts.name, archived: bankAccounts.archived })
    .from(bankAccounts)
    .where(and(eq(bankAccounts.tenantId, scope.tenantId), eq(bankAccounts.id, id)));
  return row;
}
