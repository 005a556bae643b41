import { notFound, refused } from "@/server/kernel/errors";
import { sumMinor } from "@/server/kernel/money";
import { defineCommand, done } from "@/server/platform/command";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { postJournal, requireOpenDate } from "@/server/modules/ledger";
import { allocationChanged } from "../events";
import { allocateReceiptInput } from "../inputs";
import { lockCredit } from "../queries/lock-rows";
import { allocateCredit } from "./open-items";

/**
 * Puts what is left of a receipt or a credit note against documents of the customer (COL-05).
 * @throws NaruError `receivables.allocation_faulty` with every fault at its line
 */
export const allocateReceipt = defineCommand({
  name: "receivables.allocate-receipt",
  permission: "receipts.record",
  input: allocateReceiptInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    const [, credit] = await Promise.all([requireOpenDate(scope, on), lockCredit(scope, input.creditId)]);
    if (!credit) throw notFound("customer_credit");
    await requireVisibleCustomer(scope, credit.customerId);
    if (on < credit.postedOn) throw refused("receivables.before_document", { number: credit.number, on: credit.postedOn });
    const { customerId } = credit;
    const made = await allocateCredit(scope, { creditId: credit.id, allocations: input.allocations, on });
    const amountMinor = sumMinor(input.allocations.map((a) => a.amountMinor));
    await postJournal(scope, {
      on,
      memo: `Allocation of ${credit.number}`,
      source: { type: credit.sourceType, id: credit.sourceId, number: credit.number },
      lines: [{ role: "customer_advances", debitMinor: amountMinor, customerId }, { role: "accounts_receivable", creditMinor: amountMinor, customerId }],
    });
    return done(
      { allocationIds: made.allocationIds, openMinor: credit.openMinor - amountMinor },
      {
        audit: { entityType: credit.sourceType, entityId: credit.sourceId, entityLabel: credit.number, changes: { allocatedMinor: [credit.allocatedMinor, credit.allocatedMinor + amountMinor] } },
        events: [allocationChanged({ customerId, sources: made.sources })],
      },
    );
  },
});
