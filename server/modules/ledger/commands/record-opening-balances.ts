import { refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { openingBalancesInput } from "../inputs";
import { accountsByIds, accountsOfRoles } from "../queries/account-facts";
import { requireOpenDate } from "../queries/require-open-date";
import { checkManualEntry } from "../rules/check-manual-entry";
import { imbalance } from "../rules/net-journal";
import { insertEntries } from "../store";

/**
 * Balances brought from an earlier system, against the opening balance account. Receivables and stock come with their
 * own documents (opening receivables, opening stock), which post against the same account; when everything is in, it is zero.
 * @throws NaruError `ledger.entry_faulty` with every fault at its line
 */
export const recordOpeningBalances = defineCommand({
  name: "ledger.record-opening-balances",
  permission: "ledger.post",
  input: openingBalancesInput,
  async run(scope, input) {
    await requireOpenDate(scope, input.on);
    const [accounts, roles] = await Promise.all([accountsByIds(scope, input.lines.map((l) => l.accountId)), accountsOfRoles(scope, ["opening_balance"])]);
    const faults = checkManualEntry(input.lines, accounts, { currency: scope.workspace.homeCurrency, mayDiffer: true });
    if (faults.length > 0) throw refused("ledger.entry_faulty", { count: faults.length }, faults);
    const entryId = newId();
    const given = input.lines.map((l) => ({ accountId: l.accountId, debitMinor: l.debitMinor, creditMinor: l.creditMinor, customerId: null, memo: l.memo }));
    const rest = imbalance(given);
    const counter = { accountId: roles.get("opening_balance") ?? "", debitMinor: rest < 0n ? -rest : 0n, creditMinor: rest > 0n ? rest : 0n, customerId: null, memo: null };
    await insertEntries(scope, [
      { id: entryId, on: input.on, memo: "Opening balances", source: { type: "opening_balance", id: entryId }, sides: rest === 0n ? given : [...given, counter] },
    ]);
    return done({ entryId, openingBalanceMinor: rest }, { audit: { entityType: "journal_entry", entityId: entryId, changes: { entryOn: [null, input.on] } } });
  },
});
