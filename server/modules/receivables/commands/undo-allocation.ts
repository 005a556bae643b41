import { conflict, notFound, refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { postJournal, requireOpenDate } from "@/server/modules/ledger";
import { allocationChanged } from "../events";
import { undoAllocationInput } from "../inputs";
import { allocationById, isUndone } from "../queries/allocation-facts";
import { lockCredit, lockReceivables } from "../queries/lock-rows";
import { writeAllocations } from "../store";

/**
 * Takes an allocation back: the document is open again, the amount an advance again. The first line stays, a second
 * names it.
 * @throws NaruError `receivables.allocation_undone`, `receivables.before_allocation` {on}
 */
export const undoAllocation = defineCommand({
  name: "receivables.undo-allocation",
  permission: "receipts.record",
  input: undoAllocationInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    const [, found] = await Promise.all([requireOpenDate(scope, on), allocationById(scope, input.allocationId)]);
    if (!found) throw notFound("allocation");
    await requireVisibleCustomer(scope, found.customerId);
    if (found.undoesId) throw conflict("receivables.allocation_undone");
    if (on < found.allocatedOn) throw refused("receivables.before_allocation", { on: found.allocatedOn });
    const [credit, receivables] = await Promise.all([lockCredit(scope, found.creditId), lockReceivables(scope, [found.receivableId])]);
    if (!credit) throw notFound("allocation");
    // Asked once the credit's row is ours: of two who undo the same allocation the second sees the first.
    if (await isUndone(scope, found.id)) throw conflict("receivables.allocation_undone");
    const { customerId, amountMinor } = found;
    const undoId = newId();
    await writeAllocations(scope, on, [{ id: undoId, creditId: found.creditId, receivableId: found.receivableId, customerId, amountMinor: -amountMinor, undoesId: found.id }]);
    await postJournal(scope, {
      on,
      memo: `Allocation of ${credit.number} undone`,
      source: { type: credit.sourceType, id: credit.sourceId, number: credit.number },
      lines: [{ role: "accounts_receivable", debitMinor: amountMinor, customerId }, { role: "customer_advances", creditMinor: amountMinor, customerId }],
    });
    const sources = [...receivables.values()].map((r) => ({ type: r.sourceType, id: r.sourceId }));
    return done(
      { allocationId: undoId },
      {
        audit: { entityType: credit.sourceType, entityId: credit.sourceId, entityLabel: credit.number, changes: { allocatedMinor: [credit.allocatedMinor, credit.allocatedMinor - amountMinor] } },
        events: [allocationChanged({ customerId, sources })],
      },
    );
  },
});
