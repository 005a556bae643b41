import { and, asc, desc, eq, gte, lte, or, sql } from "drizzle-orm";
import { journalEntries } from "@/db/schema/ledger";
import { defineQuery } from "@/server/platform/command";
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
    // Written out: in a selection from one table the builder leaves the table's name away, and `id` would be the line's.
    const amount = sql`(select coalesce(sum(l.debit_minor), 0) from journal_lines l
      where l.tenant_id = ${scope.tenantId} and l.entry_id = "journal_entries"."id")`;
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
      .where(and(matching, cursor ? sql`(${journalEntries.entryOn}, ${journalEntries.id}) ${oldestFirst ? sql`>` : sql`<`} (${cursor.on}, ${cursor.entryId})` : undefined))
      .orderBy(...(oldestFirst ? [asc(journalEntries.entryOn), asc(journalEntries.id)] : [desc(journalEntries.entryOn), desc(journalEntries.id)]))
      .limit(input.limit + 1);
    const count = scope.db.select({ count: sql`count(*)`.mapWith(Number) }).from(journalEntries).where(matching);
    const [lines, [counted]] = await Promise.all([page, count]);
    const rows = lines.slice(0, input.limit);
    const last = rows.at(-1);
    return {
      rows,
      nextCursor: lines.length > input.limit && last ? { on: last.entryOn, entryId: last.id } : null,
      totals: { count: counted?.count ?? 0 },
    };
  },
});
