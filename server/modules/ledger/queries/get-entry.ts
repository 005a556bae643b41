import { and, eq, or } from "drizzle-orm";
import { accounts, journalEntries, journalLines } from "@/db/schema/ledger";
import { customers } from "@/db/schema/customers";
import { notFound } from "@/server/kernel/errors";
import { defineQuery } from "@/server/platform/command";
import { actorMay } from "@/server/platform/actor";
import { getEntryInput, sourceEntriesInput } from "../inputs";
import { isManualSource } from "../rules/entry-sources";
import { lockedThrough } from "./require-open-date";

/** One entry with its lines, what it reverses or is reversed by, and what the reader may do with it. */
export const getEntry = defineQuery({
  name: "ledger.get-entry",
  permission: "ledger.view",
  input: getEntryInput,
  async run(scope, input) {
    const related = scope.db
      .select()
      .from(journalEntries)
      .where(and(eq(journalEntries.tenantId, scope.tenantId), or(eq(journalEntries.id, input.entryId), eq(journalEntries.reversesId, input.entryId))));
    const lines = scope.db
      .select({
        lineNo: journalLines.lineNo,
        accountId: accounts.id,
        accountCode: accounts.code,
        accountName: accounts.name,
        customerId: journalLines.customerId,
        customerName: customers.name,
        memo: journalLines.memo,
        debitMinor: journalLines.debitMinor,
        creditMinor: journalLines.creditMinor,
      })
      .from(journalLines)
      .innerJoin(accounts, and(eq(accounts.tenantId, journalLines.tenantId), eq(accounts.id, journalLines.accountId)))
      .leftJoin(customers, and(eq(customers.tenantId, journalLines.tenantId), eq(customers.id, journalLines.customerId)))
      .where(and(eq(journalLines.tenantId, scope.tenantId), eq(journalLines.entryId, input.entryId)))
      .orderBy(journalLines.lineNo);
    const [entries, sides, locked] = await Promise.all([related, lines, lockedThrough(scope)]);
    const entry = entries.find((e) => e.id === input.entryId);
    if (!entry) throw notFound("journal_entry");
    const reversal = entries.find((e) => e.reversesId === entry.id);
    const mayReverse = isManualSource(entry.sourceType) && !entry.reversesId && !reversal && actorMay(scope.actor, "ledger.post");
    const { tenantId: _tenant, ...shown } = entry;
    return {
      ...shown,
      lines: sides,
      reversedBy: reversal ? { id: reversal.id, number: reversal.number, entryOn: reversal.entryOn } : null,
      lockedThrough: locked,
      availableActions: mayReverse ? (["reverse"] as const) : ([] as const),
    };
  },
});

/** The entries of a document, in the order they were posted. */
export const entriesOfSource = defineQuery({
  name: "ledger.entries-of-source",
  permission: "ledger.view",
  input: sourceEntriesInput,
  async run(scope, input) {
    const rows = await scope.db
      .select({ id: journalEntries.id, number: journalEntries.number, entryOn: journalEntries.entryOn, memo: journalEntries.memo, reversesId: journalEntries.reversesId })
      .from(journalEntries)
      .where(and(eq(journalEntries.tenantId, scope.tenantId), eq(journalEntries.sourceType, input.sourceType), eq(journalEntries.sourceId, input.sourceId)))
      .orderBy(journalEntries.id);
    return { rows };
  },
});
