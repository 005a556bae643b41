import { and, eq, inArray, or, sql } from "drizzle-orm";
import { accounts, bankAccounts } from "@/db/schema/ledger";
import { startOfMonth } from "@/server/kernel/calendar-date";
import { defineQuery } from "@/server/platform/command";
import { nothing } from "../inputs";
import { accountMovements } from "./account-movements";

/**
 * What the company holds now, by bank and cash account, with notes and card payments on their way: the balance of each
 * account's ledger account today, and what came in and went out this month (FIN-04).
 */
export const cashPosition = defineQuery({
  name: "ledger.cash-position",
  permission: "receivables.view",
  input: nothing,
  async run(scope) {
    const month = startOfMonth(scope.today);
    const rows = await scope.db
      .select({
        accountId: accounts.id,
        accountCode: accounts.code,
        accountName: accounts.name,
        role: accounts.role,
        bankAccountId: bankAccounts.id,
        name: bankAccounts.name,
        bank: bankAccounts.bank,
        number: bankAccounts.number,
        archived: bankAccounts.archived,
        version: bankAccounts.version,
        balanceMinor: sql`coalesce(sum(moved.debit_minor - moved.credit_minor), 0)`.mapWith(BigInt),
        inMinor: sql`coalesce(sum(moved.debit_minor) filter (where moved.entry_on >= ${month}), 0)`.mapWith(BigInt),
        outMinor: sql`coalesce(sum(moved.credit_minor) filter (where moved.entry_on >= ${month}), 0)`.mapWith(BigInt),
      })
      .from(accounts)
      .leftJoin(bankAccounts, and(eq(bankAccounts.tenantId, accounts.tenantId), eq(bankAccounts.accountId, accounts.id)))
      .leftJoin(sql`${accountMovements(scope)} as moved`, sql`moved.account_id = ${accounts.id}`)
      .where(and(eq(accounts.tenantId, scope.tenantId), or(sql`${bankAccounts.id} is not null`, inArray(accounts.role, ["notes_receivable", "card_clearing"]))))
      .groupBy(accounts.id, bankAccounts.id, accounts.code, accounts.name, accounts.role, bankAccounts.name, bankAccounts.bank, bankAccounts.number, bankAccounts.archived, bankAccounts.version)
      .orderBy(sql`${accounts.code} collate "C"`);
    const money = rows.filter((r) => r.bankAccountId !== null);
    return {
      asOf: scope.now,
      rows,
      totals: {
        availableMinor: money.reduce((sum, r) => sum + r.balanceMinor, 0n),
        onTheWayMinor: rows.filter((r) => r.bankAccountId === null).reduce((sum, r) => sum + r.balanceMinor, 0n),
      },
    };
  },
});
