import { calendarDate, yearOf, type CalendarDate } from "@/server/kernel/calendar-date";
import { defineStep } from "@/server/platform/command";
import { takeNumbers } from "@/server/platform/numbering";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { lastSeal, linesToSeal, unsealedEntries } from "../queries/entries-to-seal";
import { chainHash, GENESIS, type ChainedEntry } from "../rules/journal-chain";
import { holdSealing, writeSeals, type Seal } from "../store-seals";

/** Entries sealed in one transaction; a longer backlog takes several. */
const BATCH = 2_000;

/**
 * Numbers the unsealed entries (series by the year of their date) and chains them by hash, in the order they were posted.
 * One sealer per workspace at a time; postings do not wait for it.
 * @returns how many were sealed, and whether more may be waiting
 */
export const sealJournal = defineStep("ledger.seal-journal", async (scope): Promise<{ sealed: number; more: boolean }> => {
  const [, last, heads] = await Promise.all([holdSealing(scope), lastSeal(scope), unsealedEntries(scope, BATCH)]);
  if (heads.length === 0) return { sealed: 0, more: false };
  const lines = await linesToSeal(scope, heads.map((h) => h.id));
  const numbers = await numberByYear(scope, heads);
  let { sequence, hash } = last ?? { sequence: 0, hash: GENESIS };
  const seals: Seal[] = heads.map((head, i) => {
    sequence += 1;
    const entry: ChainedEntry = { ...head, sequence, number: numbers[i] ?? "", lines: lines.get(head.id) ?? [] };
    hash = chainHash(hash, entry);
    return { id: head.id, sequence, number: entry.number, hash };
  });
  await writeSeals(scope, seals);
  return { sealed: seals.length, more: seals.length === BATCH };
});

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
