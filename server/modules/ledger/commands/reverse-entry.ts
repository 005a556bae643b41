import { conflict, notFound, refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { reverseEntryInput } from "../inputs";
import { entryOrigin } from "../queries/entry-facts";
import { requireOpenDate } from "../queries/require-open-date";
import { isManualSource } from "../rules/entry-sources";
import { reverseJournal } from "./reverse-journal";

/**
 * Takes back an entry made by hand. The entry of a document is taken back by the document's own correction
 * (credit note, return, reversal of the receipt), so that both books move together.
 * @throws NaruError `ledger.entry_of_document`, `ledger.entry_reversed`
 */
export const reverseEntry = defineCommand({
  name: "ledger.reverse-entry",
  permission: "ledger.post",
  input: reverseEntryInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    await requireOpenDate(scope, on);
    const entry = await entryOrigin(scope, input.entryId);
    if (!entry) throw notFound("journal_entry");
    if (!isManualSource(entry.sourceType)) throw refused("ledger.entry_of_document", { document: entry.sourceNumber ?? entry.sourceType });
    if (entry.reversesId) throw refused("ledger.entry_is_reversal");
    if (on < entry.entryOn) throw refused("ledger.reversal_before_entry", { on: entry.entryOn });
    const { entryIds } = await reverseJournal(scope, { entryId: input.entryId, on, memo: input.reason });
    const [reversalId] = entryIds;
    if (!reversalId) throw conflict("ledger.entry_reversed");
    return done({ entryId: reversalId }, { audit: { entityType: "journal_entry", entityId: input.entryId, note: input.reason, changes: { reversedBy: [null, reversalId] } } });
  },
});
