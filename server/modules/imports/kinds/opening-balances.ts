import { toMinor } from "@/server/kernel/money";
import { listAccounts, recordOpeningBalances } from "@/server/modules/ledger";
import { notPostedBefore, references, type BringIn, type Brought } from "./kind";

/**
 * Balances of accounts from the earlier system, an entry for each account, so that each can be taken back by itself. Receivables
 * and stock have files of their own; when everything is in, the opening balance account is zero.
 */
export const bringOpeningBalances: BringIn = async (scope, records) => {
  const { rows } = await listAccounts.within(scope, {});
  const accounts = new Map(rows.map((row) => [row.code.toLowerCase(), row.id]));
  const { homeCurrency } = scope.workspace;
  const brought: Brought[] = [];
  for (const record of records) {
    const { values } = record;
    notPostedBefore(record, "accountCode");
    const refs = references();
    const accountId = refs.find(accounts, values["accountCode"], "accountCode", "imports.account_unknown");
    refs.settle();
    // A balance on the other side is written with a minus by many systems.
    const net = toMinor(values["debit"] ?? "0", homeCurrency) - toMinor(values["credit"] ?? "0", homeCurrency);
    const line = { accountId, debitMinor: net > 0n ? net : 0n, creditMinor: net < 0n ? -net : 0n, memo: values["memo"] ?? null };
    const { entryId } = await recordOpeningBalances.within(scope, { on: values["on"] ?? scope.today, lines: [line] } as never);
    brought.push({ entityType: "journal_entry", entityId: entryId, outcome: "created", touches: [{ entity: "opening_balance", id: entryId }] });
  }
  return brought;
};
