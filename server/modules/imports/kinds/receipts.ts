import { fault, invalid } from "@/server/kernel/errors";
import { toMinor } from "@/server/kernel/money";
import { findCustomerIdsByCodes } from "@/server/modules/customers";
import { listBankAccounts } from "@/server/modules/ledger";
import { openReceivablesByNumber, recordReceipt } from "@/server/modules/receivables";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { notPostedBefore, references, type BringIn, type Brought } from "./kind";

const numbersOf = (text: string) => [...new Set(text.split(/[,;\s]+/).filter((one) => one !== ""))];

/** Money that came in (COL-03). The invoices a line names are paid in their order; what is left over stays the customer's advance. */
export const bringReceipts: BringIn = async (scope, records) => {
  const customers = await findCustomerIdsByCodes(scope, [...new Set(records.map((one) => one.values["customerCode"] ?? ""))]);
  const { rows } = await listBankAccounts.within(scope, {});
  const banks = new Map(rows.flatMap((row) => [row.name, row.number, row.accountCode].flatMap((text) => (text ? [[text.toLowerCase(), row.id] as const] : []))));
  const ours = rows.filter((row) => row.role === "bank");
  const brought: Brought[] = [];
  for (const record of records) {
    const { values } = record;
    notPostedBefore(record, "key");
    const refs = references();
    const customerId = refs.find(customers, values["customerCode"], "customerCode", "imports.customer_unknown") ?? "";
    const named = refs.find(banks, values["bankAccount"], "bankAccount", "imports.bank_account_unknown");
    refs.settle();
    const method = values["method"] ?? "transfer";
    const amountMinor = toMinor(values["amount"] ?? "0", scope.workspace.homeCurrency);
    // Where there is one bank account only, nobody names it.
    const bankAccountId = named ?? (method === "transfer" && ours.length === 1 ? ours[0]?.id : null);
    const { receivedOn: on, payerName, bankReference, noteNumber, noteIssuer, noteMaturesOn, cardApproval, memo } = values;
    const allocations = await allocationsOf(scope, customerId, values["invoiceNumbers"] ?? "", amountMinor);
    const input = { customerId, method, amountMinor, on: on ?? undefined, bankAccountId, payerName, bankReference, noteNumber, noteIssuer, noteMaturesOn, cardApproval, memo, allocations };
    const { receiptId } = await recordReceipt.within(scope, Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as never);
    brought.push({ entityType: "receipt", entityId: receiptId, outcome: "created" });
  }
  return brought;
};

/** @throws NaruError `input.invalid` naming every invoice that the customer does not owe */
async function allocationsOf(scope: TenantScope, customerId: string, text: string, amountMinor: bigint) {
  const numbers = numbersOf(text);
  if (numbers.length === 0) return [];
  const open = await openReceivablesByNumber(scope, customerId, numbers);
  const missing = numbers.filter((number) => !open.has(number));
  if (missing.length > 0) throw invalid(missing.map((value) => fault("invoiceNumbers", "imports.invoice_not_open", { value })));
  let left = amountMinor;
  return numbers.flatMap((number) => {
    const one = open.get(number);
    const part = one && one.openMinor < left ? one.openMinor : left;
    left -= part;
    return one && part > 0n ? [{ receivableId: one.id, amountMinor: part }] : [];
  });
}
