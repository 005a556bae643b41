import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { accounts, journalEntries, journalLines } from "@/db/schema/ledger";
import { calendarDate, yearOf, type CalendarDate } from "@/server/kernel/calendar-date";
import { defineStep } from "@/server/platform/command";
import { takeNumbers } from "@/server/platform/numbering";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { chainHash, GENESIS, type ChainedEntry } from "../rules/journal-chain";
import { writeSeals, type Seal } from "../store";

/** Entries sealed in one transaction; a longer backlog takes several. */
const BATCH = 2_000;

/**
 * Numbers the unsealed entries (series by the year of their date) and chains them by hash, in the order they were posted.
 * One sealer per workspace at a time; postings do not wait for it.
 * @returns how many were sealed, and whether more may be waiting
 */
export const sealJournal = defineStep("ledger.seal-journal", async (scope): Promise<{ sealed: number; more: boolean }> => {
  const locked = scope.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`naru.seal:${scope.tenantId}`}, 0))`);
  const [, last, heads] = await Promise.all([locked, readLastSeal(scope), readUnsealed(scope)]);
  if (heads.length === 0) return { sealed: 0, more: false };
  const lines = await readLines(scope, heads.map((h) => h.id));
  const numbers = await numberByYear(scope, heads);
  let { sequence, hash } = last;
  const seals: Seal[] = heads.map((head, i) => {
    sequence += 1;
    const entry: ChainedEntry = { ...head, sequence, number: numbers[i] ?? "", lines: lines.get(head.id) ?? [] };
    hash = chainHash(hash, entry);
    return { id: head.id, sequence, number: entry.number, hash };
  });
  await writeSeals(scope, seals);
  return { sealed: seals.length, more: seals.length === BATCH };
});

async function readLastSeal(scope: TenantScope): Promise<{ sequence: number; hash: string }> {
  const [row] = await scope.db
    .select({ sequence: journalEntries.sealedSequence, hash: journalEntries.hash })
    .from(journalEntries)
    .where(and(eq(journalEntries.tenantId, scope.tenantId), isNotNull(journalEntries.sealedSequence)))
    .orderBy(desc(journalEntries.sealedSequence))
    .limit(1);
  return { sequence: row?.sequence ?? 0, hash: row?.hash ?? GENESIS };
}

function readUnsealed(scope: TenantScope) {
  return scope.db
    .select({
      id: journalEntries.id,
      entryOn: journalEntries.entryOn,
      postedAt: sql<string>`to_char(${journalEntries.postedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
      sourceType: journalEntries.sourceType,
      sourceId: journalEntries.sourceId,
      reversesId: journalEntries.reversesId,
    })
    .from(journalEntries)
    .where(and(eq(journalEntries.tenantId, scope.tenantId), isNull(journalEntries.sealedSequence)))
    .orderBy(journalEntries.id)
    .limit(BATCH);
}

async function readLines(scope: TenantScope, entryIds: readonly string[]) {
  const rows = await scope.db
    .select({
      entryId: journalLines.entryId,
      lineNo: journalLines.lineNo,
      accountCode: accounts.code,
      debitMinor: journalLines.debitMinor,
      creditMinor: journalLines.creditMinor,
      customerId: journalLines.customerId,
    })
    .from(journalLines)
    .innerJoin(accounts, and(eq(accounts.tenantId, journalLines.tenantId), eq(accounts.id, journalLines.accountId)))
    .where(and(eq(journalLines.tenantId, scope.tenantId), sql`${journalLines.entryId} = any(${`{${entryIds.join(",")}}`}::uuid[])`))
    .orderBy(journalLines.entryId, journalLines.lineNo);
  const byEntry = new Map<string, typeof rows>();
  for (const row of rows) byEntry.set(row.entryId, [...(byEntry.get(row.entryId) ?? []), row]);
  return byEntry;
}

/** Consecutive numbers for each year in the batch, given out in the order of the entries. */
async function numberByYear(scope: TenantScope, heads: readonly { entryOn: string }[]): Promise<string[]> {
  const days = heads.map((h): CalendarDate => calendarDate(h.entryOn));
  const pools = new Map<number, string[]>();
  for (const year of [...new Set(days.map(yearOf))].sort((a, b) => a - b)) {
    const count = days.filter((d) => yearOf(d) === year).length;
    pools.set(year, (await takeNumbers(scope, "journal_entry", calendarDate(`${String(year).padStart(4, "0")}-01-01`), count)).reverse());
  }
  return days.map((day) => {
    const number = pools.get(yearOf(day))?.pop();
    if (!number) throw new Error(`no number left for ${day}`);
    return number;
  });
}
