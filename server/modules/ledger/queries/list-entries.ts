import { and, asc, desc, eq, gte, lte, or, sql, type SQL } from "drizzle-orm";
import { journalEntries } from "@/db/schema/ledger";
import { defineQuery } from "@/server/platform/command";
import { areFew } from "@/server/platform/few-rows";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { isComplete, MOST_COUNTED, rowsToCount, wantsTotals, type TotalsWanted } from "@/server/platform/totals";
import { listEntriesInput } from "../inputs";

/** Journal entries, latest day first unless asked otherwise. The amount of an entry is the sum of its debits. */
export const listEntries = defineQuery({
  name: "ledger.list-entries",
  permission: "ledger.view",
  input: listEntriesInput,
  async run(scope, input) {
    const cursor = input.cursor;
    const oldestFirst = input.sort === "on";
    const matching = and(
      eq(journalEntries.tenantId, scope.tenantId),
      input.from ? gte(journalEntries.entryOn, input.from) : undefined,
      input.to ? lte(journalEntries.entryOn, input.to) : undefined,
      input.sourceType ? eq(journalEntries.sourceType, input.sourceType) : undefined,
      input.number ? or(eq(journalEntries.number, input.number), eq(journalEntries.sourceNumber, input.number)) : undefined,
    );
    const ids = (which: SQL | undefined) => scope.db.select({ id: journalEntries.id }).from(journalEntries).where(which).$dynamic();
    const ordered = (day: SQL | typeof journalEntries.entryOn) => (oldestFirst ? [asc(day), asc(journalEntries.id)] : [desc(day), desc(journalEntries.id)]);
    const onPage = and(matching, cursor ? sql`(${journalEntries.entryOn}, ${journalEntries.id}) ${oldestFirst ? sql`>` : sql`<`} (${cursor.on}, ${cursor.entryId})` : undefined);
    // Written out: in a selection from one table the builder leaves the table's name away, and `id` would be the line's.
    const amount = sql`(select coalesce(sum(l.debit_minor), 0) from journal_lines l
      where l.tenant_id = ${scope.tenantId} and l.entry_id = "journal_entries"."id")`;
    const [sortedFirst, totals] = await Promise.all([
      input.totals === "exact" || !(input.sourceType ?? input.number) ? true : areFew(scope, ids(matching).getSQL()).then((few) => !few),
      wantsTotals(input) ? countEntries(scope, ids(matching), input.totals) : null,
    ]);
    const page = scope.db
      .select({
        id: journalEntries.id,
        number: journalEntries.number,
        entryOn: journalEntries.entryOn,
        memo: journalEntries.memo,
        sourceType: journalEntries.sourceType,
        sourceId: journalEntries.sourceId,
        sourceNumber: journalEntries.sourceNumber,
        reversesId: journalEntries.reversesId,
        sealedAt: journalEntries.sealedAt,
        amountMinor: amount.mapWith(BigInt),
      })
      .from(journalEntries)
      .where(sortedFirst ? onPage : and(eq(journalEntries.tenantId, scope.tenantId), sql`${journalEntries.id} = any(array(${ids(onPage).orderBy(...ordered(sql`${journalEntries.entryOn} + 0`)).limit(input.limit + 1)}))`))
      .orderBy(...ordered(journalEntries.entryOn))
      .limit(input.limit + 1);
    const lines = input.totals === "exact" ? [] : await page;
    const rows = lines.slice(0, input.limit);
    const last = rows.at(-1);
    return {
      rows,
      nextCursor: lines.length > input.limit && last ? { on: last.entryOn, entryId: last.id } : null,
      totals,
    };
  },
});

async function countEntries(scope: TenantScope, matching: { limit(most: number): { getSQL(): SQL }; getSQL(): SQL }, wanted: TotalsWanted) {
  const most = rowsToCount(wanted);
  const [row] = await scope.db.execute<{ count: number }>(sql`select count(*)::int as count from (${most === undefined ? matching.getSQL() : matching.limit(most).getSQL()}) counted`);
  const complete = isComplete(wanted, row?.count ?? 0);
  return { complete, count: complete ? (row?.count ?? 0) : MOST_COUNTED };
}
