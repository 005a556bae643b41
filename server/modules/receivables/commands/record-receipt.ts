import type { CalendarDate } from "@/server/kernel/calendar-date";
import { fault, refused, type Fault } from "@/server/kernel/errors";
import { sumMinor } from "@/server/kernel/money";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { takeNumber } from "@/server/platform/numbering";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { getBankAccount, postJournal, requireOpenDate, type JournalLine } from "@/server/modules/ledger";
import { allocationChanged, receiptRecorded } from "../events";
import { recordReceiptInput } from "../inputs";
import { lockReceivables } from "../queries/lock-rows";
import { checkAllocations } from "../rules/check-allocations";
import { checkReceiptFields, fieldsOfMethod, type ReceiptFields, type ReceiptMethod } from "../rules/receipt-fields";
import { insertCredit, insertReceipt, writeAllocations } from "../store";

/**
 * Money came in: posts it where it lies, pays the named documents and keeps the rest as the customer's advance (COL-03, COL-05).
 * @throws NaruError `receivables.receipt_faulty` with every fault at its field
 */
export const recordReceipt = defineCommand({
  name: "receivables.record-receipt",
  permission: "receipts.record",
  input: recordReceiptInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    const { customerId, method, amountMinor } = input;
    const fields = fieldsOfMethod(method, {
      bankAccountId: input.bankAccountId ?? null, bankReference: input.bankReference, payerName: input.payerName, noteNumber: input.noteNumber,
      noteIssuer: input.noteIssuer, noteMaturesOn: input.noteMaturesOn ?? null, cardApproval: input.cardApproval,
    });
    await Promise.all([requireVisibleCustomer(scope, customerId), requireOpenDate(scope, on)]);
    const receivables = await lockReceivables(scope, input.allocations.map((a) => a.receivableId));
    const money = await placeOfMoney(scope, method, fields);
    const faults = [
      ...checkReceiptFields(method, fields, on),
      ...money.faults,
      ...checkAllocations({ customerId, availableMinor: amountMinor, on, currency: scope.workspace.homeCurrency, allocations: input.allocations, receivables }),
    ];
    if (faults.length > 0) throw refused("receivables.receipt_faulty", { count: faults.length }, faults);

    const receiptId = newId();
    const number = await takeNumber(scope, "receipt", on);
    const allocatedMinor = sumMinor(input.allocations.map((a) => a.amountMinor));
    await insertReceipt(scope, { id: receiptId, number, customerId, method, amountMinor, receivedOn: on, memo: input.memo, ...fields });
    const creditId = await insertCredit(scope, { customerId, source: { type: "receipt", id: receiptId }, number, amountMinor, postedOn: on });
    const rows = input.allocations.map((a) => ({ id: newId(), creditId, receivableId: a.receivableId, customerId, amountMinor: a.amountMinor, undoesId: null }));
    await writeAllocations(scope, on, rows);
    await postReceipt(scope, { id: receiptId, number, on, customerId, amountMinor, allocatedMinor }, money.line);

    const sources = [...receivables.values()].map((r) => ({ type: r.sourceType, id: r.sourceId }));
    const events = [receiptRecorded({ receiptId, customerId }), ...(sources.length > 0 ? [allocationChanged({ customerId, sources })] : [])];
    return done(
      { receiptId, creditId, number, allocatedMinor, advanceMinor: amountMinor - allocatedMinor },
      { audit: { entityType: "receipt", entityId: receiptId, entityLabel: number, changes: { method: [null, method], amountMinor: [null, amountMinor], allocatedMinor: [null, allocatedMinor] } }, events },
    );
  },
});

function postReceipt(
  scope: TenantScope,
  receipt: { id: string; number: string; on: CalendarDate; customerId: string; amountMinor: bigint; allocatedMinor: bigint },
  money: { role: "cash" | "notes_receivable" | "card_clearing" | "bank" } | { accountId: string },
) {
  const { customerId, amountMinor, allocatedMinor } = receipt;
  const lines: JournalLine[] = [
    { ...money, debitMinor: amountMinor },
    { role: "accounts_receivable", creditMinor: allocatedMinor, customerId },
    { role: "customer_advances", creditMinor: amountMinor - allocatedMinor, customerId },
  ];
  return postJournal(scope, { on: receipt.on, memo: `Receipt ${receipt.number}`, source: { type: "receipt", id: receipt.id, number: receipt.number }, lines });
}

/** The ledger account that the money goes to: the bank account's own, or that of the method. */
async function placeOfMoney(
  scope: TenantScope,
  method: ReceiptMethod,
  fields: ReceiptFields,
): Promise<{ line: { role: "cash" | "notes_receivable" | "card_clearing" | "bank" } | { accountId: string }; faults: Fault[] }> {
  if (method === "note") return { line: { role: "notes_receivable" }, faults: [] };
  if (method === "card") return { line: { role: "card_clearing" }, faults: [] };
  if (!fields.bankAccountId) return { line: { role: method === "cash" ? "cash" : "bank" }, faults: [] };
  const account = await getBankAccount(scope, fields.bankAccountId);
  if (!account) return { line: { role: "bank" }, faults: [fault("bankAccountId", "receivables.bank_account_unknown")] };
  return { line: { accountId: account.accountId }, faults: [] };
}
