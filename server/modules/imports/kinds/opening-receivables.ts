import { invalid, fault } from "@/server/kernel/errors";
import { toMinor } from "@/server/kernel/money";
import { findCustomerIdsByCodes } from "@/server/modules/customers";
import { recordOpeningCredit, recordOpeningReceivable } from "@/server/modules/receivables";
import { notPostedBefore, references, requireHomeCurrency, type BringIn, type Brought } from "./kind";

/**
 * Invoices of the earlier system that are not paid yet, each against the opening balance account, so that the receivables stay
 * what the ledger says. A negative amount is money the customer has with us: a credit note or an advance that is still open.
 */
export const bringOpeningReceivables: BringIn = async (scope, records) => {
  const customers = await findCustomerIdsByCodes(scope, [...new Set(records.map((one) => one.values["customerCode"] ?? ""))]);
  const brought: Brought[] = [];
  for (const record of records) {
    const { values } = record;
    notPostedBefore(record, "number");
    const refs = references();
    const customerId = refs.find(customers, values["customerCode"], "customerCode", "imports.customer_unknown");
    refs.settle();
    requireHomeCurrency(scope, values);
    const amountMinor = toMinor(values["amount"] ?? "0", scope.workspace.homeCurrency);
    if (amountMinor === 0n) throw invalid([fault("amount", "imports.amount_zero")]);
    const on = values["on"] ?? scope.today;
    const input = { customerId, number: values["number"] ?? "", on, amountMinor: amountMinor < 0n ? -amountMinor : amountMinor };
    if (amountMinor > 0n) {
      const { receivableId } = await recordOpeningReceivable.within(scope, { ...input, dueOn: values["dueOn"] ?? on } as never);
      brought.push({ entityType: "receivable", entityId: receivableId, outcome: "created", touches: [{ entity: "opening_receivable", id: receivableId }] });
    } else {
      const { creditId } = await recordOpeningCredit.within(scope, input as never);
      brought.push({ entityType: "customer_credit", entityId: creditId, outcome: "created", touches: [{ entity: "opening_credit", id: creditId }] });
    }
  }
  return brought;
};
