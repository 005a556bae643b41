import { eq, sql } from "drizzle-orm";
import { accounts } from "@/db/schema/ledger";
import { calendarDate, type CalendarDate } from "@/server/kernel/calendar-date";
import { sumMinor } from "@/server/kernel/money";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { trialBalanceInput } from "../inputs";
import { PROFIT_AND_LOSS_TYPES } from "../rules/account-roles";
import { accountMovements } from "./account-movements";

export interface TrialBalanceRow {
  readonly accountId: string;
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly role: string | null;
  /** Debit less credit before the span. */
  readonly openingMinor: bigint;
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
  /** Debit less credit at the end of the span. */
  readonly closingMinor: bigint;
}

/**
 * Every account's balance before, movement within and balance after a span, in one statement. Profit-and-loss accounts
 * begin on 1 January of the span's first year; what they held before stands as opening balance of retained earnings.
 */
export async function readTrialBalance(scope: TenantScope, span: { from: CalendarDate; to: CalendarDate }): Promise<TrialBalanceRow[]> {
  const yearStart = calendarDate(`${span.from.slice(0, 4)}-01-01`);
  const isResult = sql`${accounts.type} in (${sql.join(PROFIT_AND_LOSS_TYPES.map((t) => sql`${t}`), sql`, `)})`;
  const net = sql`moved.debit_minor - moved.credit_minor`;
  const total = (value: ReturnType<typeof sql>, when: ReturnType<typeof sql>) => sql`coalesce(sum(${value}) filter (where ${when}), 0)`.mapWith(BigInt);
  const rows = await scope.db
    .select({
      accountId: accounts.id,
      code: accounts.code,
      name: accounts.name,
      type: accounts.type,
      role: accounts.role,
      archived: accounts.archived,
      openingMinor: total(net, sql`moved.entry_on < ${span.from} and (not ${isResult} or moved.entry_on >= ${yearStart})`),
      carriedMinor: total(net, sql`${isResult} and moved.entry_on < ${yearStart}`),
      debitMinor: total(sql`moved.debit_minor`, sql`moved.entry_on >= ${span.from}`),
      creditMinor: total(sql`moved.credit_minor`, sql`moved.entry_on >= ${span.from}`),
    })
    .from(accounts)
    .leftJoin(sql`${accountMovements(scope)} as moved`, sql`moved.account_id = ${accounts.id} and moved.entry_on <= ${span.to}`)
    .where(eq(accounts.tenantId, scope.tenantId))
    .groupBy(accounts.id, accounts.code, accounts.name, accounts.type, accounts.role, accounts.archived)
    .orderBy(sql`${accounts.code} collate "C"`);
  const carried = sumMinor(rows.map((r) => r.carriedMinor));
  return rows
    .map(({ carriedMinor: _carried, archived, ...row }) => {
      const openingMinor = row.role === "retained_earnings" ? row.openingMinor + carried : row.openingMinor;
      return { ...row, openingMinor, closingMinor: openingMinor + row.debitMinor - row.creditMinor, archived };
    })
    .filter((r) => !r.archived || r.openingMinor !== 0n || r.debitMinor !== 0n || r.creditMinor !== 0n)
    .map(({ archived: _archived, ...row }) => row);
}

/** The trial balance with its totals; debits equal credits in each pair of columns. */
export const trialBalance = defineQuery({
  name: "ledger.trial-balance",
  permission: "ledger.view",
  input: trialBalanceInput,
  async run(scope, input) {
    const to = input.to ?? scope.today;
    const rows = await readTrialBalance(scope, { from: input.from ?? calendarDate(`${to.slice(0, 4)}-01-01`), to });
    const debits = (values: bigint[]) => sumMinor(values.filter((v) => v > 0n));
    const credits = (values: bigint[]) => -sumMinor(values.filter((v) => v < 0n));
    const [opening, closing] = [rows.map((r) => r.openingMinor), rows.map((r) => r.closingMinor)];
    return {
      rows,
      totals: {
        openingDebitMinor: debits(opening),
        openingCreditMinor: credits(opening),
        debitMinor: sumMinor(rows.map((r) => r.debitMinor)),
        creditMinor: sumMinor(rows.map((r) => r.creditMinor)),
        closingDebitMinor: debits(closing),
        closingCreditMinor: credits(closing),
      },
    };
  },
});
