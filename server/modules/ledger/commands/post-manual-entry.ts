import { refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { manualEntryInput } from "../inputs";
import { accountsByIds } from "../queries/account-facts";
import { requireOpenDate } from "../queries/require-open-date";
import { checkManualEntry } from "../rules/check-manual-entry";
import { insertEntries } from "../store";

/**
 * An entry made by hand, lines kept as written. Sub-ledger accounts are refused: their entries come from documents.
 * @throws NaruError `ledger.entry_faulty` with every fault at its line
 */
export const postManualEntry = defineCommand({
  name: "ledger.post-manual-entry",
  permission: "ledger.post",
  input: manualEntryInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    const [, accounts] = await Promise.all([requireOpenDate(scope, on), accountsByIds(scope, input.lines.map((l) => l.accountId))]);
    const faults = checkManualEntry(input.lines, accounts, { currency: scope.workspace.homeCurrency });
    if (faults.length > 0) throw refused("ledger.entry_faulty", { count: faults.length }, faults);
    const entryId = newId();
    const sides = input.lines.map((l) => ({ accountId: l.accountId, debitMinor: l.debitMinor, creditMinor: l.creditMinor, customerId: null, memo: l.memo }));
    await insertEntries(scope, [{ id: entryId, on, memo: input.memo, source: { type: "journal_entry", id: entryId }, sides }]);
    return done({ entryId }, { audit: { entityType: "journal_entry", entityId: entryId, changes: { entryOn: [null, on] } } });
  },
});
