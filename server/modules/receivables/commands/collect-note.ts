import { fault, notFound, refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { getBankAccount, postJournal, requireOpenDate } from "@/server/modules/ledger";
import { collectNoteInput } from "../inputs";
import { receiptOfNote } from "../queries/receipt-facts";
import { markNoteCollected } from "../store";

/**
 * A note in hand was paid by the bank: the money moves from notes receivable to the bank account (COL-03).
 * @throws NaruError `receivables.note_not_in_hand`, `receivables.before_document` {on}
 */
export const collectNote = defineCommand({
  name: "receivables.collect-note",
  permission: "receipts.record",
  input: collectNoteInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    await requireOpenDate(scope, on);
    const receipt = await receiptOfNote(scope, input.receiptId);
    if (!receipt) throw notFound("receipt");
    await requireVisibleCustomer(scope, receipt.customerId);
    if (on < receipt.receivedOn) throw refused("receivables.before_document", { number: receipt.number, on: receipt.receivedOn });
    const bank = await getBankAccount(scope, input.bankAccountId);
    if (!bank) throw refused("receivables.receipt_faulty", { count: 1 }, [fault("bankAccountId", "receivables.bank_account_unknown")]);
    await markNoteCollected(scope, receipt.id, bank.id);
    await postJournal(scope, {
      on,
      memo: `Note of ${receipt.number} collected`,
      source: { type: "receipt", id: receipt.id, number: receipt.number },
      lines: [{ accountId: bank.accountId, debitMinor: receipt.amountMinor }, { role: "notes_receivable", creditMinor: receipt.amountMinor }],
    });
    return done({ receiptId: receipt.id }, { audit: { entityType: "receipt", entityId: receipt.id, entityLabel: receipt.number, changes: { noteStatus: ["received", "collected"] } } });
  },
});
