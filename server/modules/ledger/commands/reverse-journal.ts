import { and, eq, isNull, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { journalEntries } from "@/db/schema/ledger";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { conflict } from "@/server/kernel/errors";
import { defineStep } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { insertEntries, readSides } from "../store";

export type ReversalTarget = { readonly entryId: string; readonly source?: undefined } | { readonly source: { readonly type: string; readonly id: string }; readonly entryId?: undefined };

/**
 * Takes back an entry, or every entry of a document that was not taken back yet: the same amounts on the other side, each
 * linked to its original. Entries are never edited.
 * @returns ids of the new entries, one per original
 * @throws NaruError `ledger.entry_reversed` when there is nothing (left) to reverse
 */
export const reverseJournal = defineStep(
  "ledger.reverse-journal",
  async (scope, input: ReversalTarget & { readonly on: CalendarDate; readonly memo: string }): Promise<{ entryIds: string[] }> => {
    const originals = await readReversible(scope, input);
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

/**
 * Originals without a reversal. The rows are locked by a statement before the one that looks for reversals, so that the
 * second of two reversals waits and then finds nothing left.
 */
async function readReversible(scope: TenantScope, target: ReversalTarget) {
  const reversal = alias(journalEntries, "reversal");
  const wanted = and(
    eq(journalEntries.tenantId, scope.tenantId),
    target.source ? and(eq(journalEntries.sourceType, target.source.type), eq(journalEntries.sourceId, target.source.id)) : eq(journalEntries.id, target.entryId),
    isNull(journalEntries.reversesId),
  );
  const reversedBy = scope.db
    .select({ one: sql`1` })
    .from(reversal)
    .where(and(eq(reversal.tenantId, scope.tenantId), eq(reversal.reversesId, journalEntries.id)));
  const locked = scope.db.select({ id: journalEntries.id }).from(journalEntries).where(wanted).orderBy(journalEntries.id).for("update");
  const open = scope.db
    .select({ id: journalEntries.id, sourceType: journalEntries.sourceType, sourceId: journalEntries.sourceId, sourceNumber: journalEntries.sourceNumber })
    .from(journalEntries)
    .where(and(wanted, notExists(reversedBy)))
    .orderBy(journalEntries.id);
  const [, rows] = await Promise.all([locked, open]);
  return rows;
}
