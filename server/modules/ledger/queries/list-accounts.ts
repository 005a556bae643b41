import { and, asc, eq, ilike, or, sql } from "drizzle-orm";
import { accounts, bankAccounts } from "@/db/schema/ledger";
import { defineQuery } from "@/server/platform/command";
import { listAccountsInput } from "../inputs";

/** The chart of accounts by code. A chart is short: no pages. */
export const listAccounts = defineQuery({
  name: "ledger.list-accounts",
  permission: "ledger.view",
  input: listAccountsInput,
  async run(scope, input) {
    const like = input.q ? `%${input.q.replace(/[\\%_]/g, "\\$&")}%` : undefined;
    const rows = await scope.db
      .select({
        id: accounts.id,
        code: accounts.code,
        name: accounts.name,
        otherName: accounts.otherName,
        type: accounts.type,
        role: accounts.role,
        isControl: accounts.isControl,
        archived: accounts.archived,
        version: accounts.version,
        bankAccountId: bankAccounts.id,
      })
      .from(accounts)
      .leftJoin(bankAccounts, and(eq(bankAccounts.tenantId, accounts.tenantId), eq(bankAccounts.accountId, accounts.id)))
      .where(
        and(
          eq(accounts.tenantId, scope.tenantId),
          input.type ? eq(accounts.type, input.type) : undefined,
          input.includeArchived ? undefined : eq(accounts.archived, false),
          like ? or(ilike(accounts.code, like), ilike(accounts.name, like), ilike(accounts.otherName, like)) : undefined,
        ),
      )
      .orderBy(asc(sql`${accounts.code} collate "C"`));
    return { rows };
  },
});
