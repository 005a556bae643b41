import type { CalendarDate } from "@/server/kernel/calendar-date";
import { conflict } from "@/server/kernel/errors";
import { defineStep } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { insertEntries } from "../store";
import { lockReversible, readSides, type ReversalTarget } from "../store-reversals";

/**
 * Takes back an entry, or every entry of a document that was not taken back yet: the same amounts on the other side, each
 * linked to its original. Entries are never edited.
 * @returns ids of the new entries, one per original
 * @throws NaruError `ledger.entry_reversed` when there is nothing (left) to reverse
 */
export const reverseJournal = defineStep(
  "ledger.reverse-journal",
  async (scope, input: ReversalTarget & { readonly on: CalendarDate; readonly memo: string }): Promise<{ entryIds: string[] }> => {
    const originals = await lockReversible(scope, input);
    if (originals.length === 0) throw conflict("ledger.entry_reversed");
    const sides = await readSides(scope, originals.map((o) => o.id));
    const reversals = originals.map((original) => ({
      id: newId(),
      on: input.on,
      memo: input.memo,
      source: { type: original.sourceType, id: original.sourceId, number: original.sourceNumber },
      reversesId: original.id,
      sides: sides
        .filter((s) => s.entryId === original.id)
        .map(({ entryId: _entry, ...side }) => ({ ...side, debitMinor: side.creditMinor, creditMinor: side.debitMinor })),
    }));
    await insertEntries(scope, reversals);
    return { entryIds: reversals.map((r) => r.id) };
  },
);
