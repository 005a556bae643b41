import { and, eq, gte, lte, sql } from "drizzle-orm";
import { accounts, journalEntries, journalLines } from "@/db/schema/ledger";
import { customers } from "@/db/schema/customers";
import { notFound } from "@/server/kernel/errors";
import { defineQuery } from "@/server/platform/command";
import { accountLedgerInput } from "../inputs";
import { readTrialBalance } from "./trial-balance";

/**
 * The postings of one account in a span, oldest first, each with the balance after it (debit less credit). The opening
 * balance is the trial balance's own, so that the two agree; later pages take it up from the cursor.
 */
export const accountLedger = defineQuery({
  name: "ledger.account-ledger",
  permission: "ledger.view",
  input: accountLedgerInput,
  async run(scope, input) {
    const cursor = input.cursor;
    const key = sql`(${journalLines.entryOn}, ${journalLines.entryId}, ${journalLines.lineNo})`;
    const page = scope.db
      .select({
        entryId: journalLines.entryId,
        lineNo: journalLines.lineNo,
        entryOn: journalLines.entryOn,
        number: journalEntries.number,
        memo: sql<string>`coalesce(${journalLines.memo}, ${journalEntries.memo})`,
        sourceType: journalEntries.sourceType,
        sourceId: journalEntries.sourceId,
        sourceNumber: journalEntries.sourceNumber,
        customerId: journalLines.customerId,
        customerName: customers.name,
        debitMinor: journalLines.debitMinor,
        creditMinor: journalLines.creditMinor,
      })
      .from(journalLines)
      .innerJoin(journalEntries, and(eq(journalEntries.tenantId, journalLines.tenantId), eq(journalEntries.id, journalLines.entryId)))
      .leftJoin(customers, and(eq(customers.tenantId, journalLines.tenantId), eq(customers.id, journalLines.customerId)))
      .where(
        and(
          eq(journalLines.tenantId, scope.tenantId),
          eq(journalLines.accountId, input.accountId),
          gte(journalLines.entryOn, input.from),
          lte(journalLines.entryOn, input.to),
          cursor ? sql`${key} > (${cursor.on}, ${cursor.entryId}, ${cursor.lineNo})` : undefined,
        ),
      )
      .orderBy(journalLines.entryOn, journalLines.entryId, journalLines.lineNo)
      .limit(input.limit + 1);
    const account = scope.db
      .select({ id: accounts.id, code: accounts.code, name: accounts.name, type: accounts.type, role: accounts.role, isControl: accounts.isControl })
      .from(accounts)
      .where(and(eq(accounts.tenantId, scope.tenantId), eq(accounts.id, input.accountId)));
    const [[found], lines, balances] = await Promise.all([account, page, readTrialBalance(scope, input)]);
    if (!found) throw notFound("account");
    const totals = balances.find((b) => b.accountId === found.id);
    let balanceMinor = cursor?.balanceMinor ?? totals?.openingMinor ?? 0n;
    const rows = lines.slice(0, input.limit).map((line) => {
      balanceMinor += line.debitMinor - line.creditMinor;
      return { ...line, balanceMinor };
    });
    const last = rows.at(-1);
    return {
      account: found,
      rows,
      nextCursor: lines.length > input.limit && last ? { on: last.entryOn, entryId: last.entryId, lineNo: last.lineNo, balanceMinor: last.balanceMinor } : null,
      totals: {
        openingMinor: totals?.openingMinor ?? 0n,
        debitMinor: totals?.debitMinor ?? 0n,
        creditMinor: totals?.creditMinor ?? 0n,
        closingMinor: totals?.closingMinor ?? 0n,
      },
    };
  },
});
