import type { CalendarDate } from "@/server/kernel/calendar-date";
import { defineStep } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { accountsOfRoles } from "../queries/account-facts";
import type { AccountRole } from "../rules/account-roles";
import { imbalance, netJournal } from "../rules/net-journal";
import { insertEntries, type JournalSource } from "../store";

/** One side of a journal: an account by its role or its id, and an amount of zero or more on one side. */
export type JournalLine = ({ readonly role: AccountRole; readonly accountId?: undefined } | { readonly accountId: string; readonly role?: undefined }) & {
  readonly debitMinor?: bigint;
  readonly creditMinor?: bigint;
  /** Whose receivable, advance or unbilled revenue it is. */
  readonly customerId?: string | null;
  readonly memo?: string | null;
};

export interface Journal {
  readonly on: CalendarDate;
  readonly memo: string;
  readonly source: JournalSource;
  readonly lines: readonly JournalLine[];
  readonly reversesId?: string | null;
}

/**
 * Posts balanced entries of documents, in home currency. Sides are netted per account and customer; what cancels out is
 * dropped, and an entry of which nothing remains is not written. The door that calls this has checked the date.
 * @returns for each journal the id of its entry, or null when nothing remained
 * @throws Error when debits differ from credits or an amount is negative: a bug of the caller, never the user's fault
 * @throws NaruError `ledger.role_without_account`
 */
export const postJournals = defineStep("ledger.post-journals", async (scope, journals: readonly Journal[]): Promise<{ entryId: string | null }[]> => {
  const roles = [...new Set(journals.flatMap((j) => j.lines.flatMap((l) => (l.role ? [l.role] : []))))];
  const byRole = await accountsOfRoles(scope, roles);
  const entries = journals.map((journal) => {
    const sides = netJournal(
      journal.lines.map((line) => {
        const [debitMinor, creditMinor] = [line.debitMinor ?? 0n, line.creditMinor ?? 0n];
        if (debitMinor < 0n || creditMinor < 0n) throw new Error(`journal of ${journal.source.type} ${journal.source.id}: a side is negative`);
        const accountId = line.role ? byRole.get(line.role) : line.accountId;
        if (!accountId) throw new Error(`journal of ${journal.source.type} ${journal.source.id}: a line has no account`);
        return { accountId, debitMinor, creditMinor, customerId: line.customerId ?? null, memo: line.memo ?? null };
      }),
    );
    const difference = imbalance(sides);
    if (difference !== 0n) throw new Error(`journal of ${journal.source.type} ${journal.source.id} is out of balance by ${difference}`);
    return { id: newId(), on: journal.on, memo: journal.memo, source: journal.source, reversesId: journal.reversesId ?? null, sides };
  });
  const written = entries.filter((e) => e.sides.length > 0);
  if (written.length > 0) await insertEntries(scope, written);
  return entries.map((e) => ({ entryId: e.sides.length > 0 ? e.id : null }));
});

/** Posts the journal of one document. See `postJournals`. */
export const postJournal = defineStep("ledger.post-journal", async (scope, journal: Journal): Promise<{ entryId: string | null }> => {
  const [posted] = await postJournals(scope, [journal]);
  return { entryId: posted?.entryId ?? null };
});
