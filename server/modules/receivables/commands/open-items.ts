import type { CalendarDate } from "@/server/kernel/calendar-date";
import { refused } from "@/server/kernel/errors";
import { defineStep } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { lockCredit, lockReceivables } from "../queries/lock-rows";
import { checkAllocations, type WantedAllocation } from "../rules/check-allocations";
import { insertCredit, insertReceivable, writeAllocations, type CreditSource, type ReceivableSource } from "../store";

/** Books what a customer owes by a document. The document posts its own journal, with the same source. */
export const openReceivable = defineStep(
  "receivables.open-receivable",
  async (scope, input: { customerId: string; legalEntityId: string; source: ReceivableSource; number: string; amountMinor: bigint; postedOn: CalendarDate; dueOn: CalendarDate }): Promise<{ receivableId: string }> => {
    return { receivableId: await insertReceivable(scope, input) };
  },
);

/** Books what we owe a customer by a document. The document posts its own journal, with the same source. */
export const openCredit = defineStep(
  "receivables.open-credit",
  async (scope, input: { customerId: string; source: CreditSource; number: string; amountMinor: bigint; postedOn: CalendarDate }): Promise<{ creditId: string }> => {
    return { creditId: await insertCredit(scope, input) };
  },
);

/**
 * Puts a credit against receivables of the same customer, without a journal: the caller's own journal says so.
 * @throws NaruError `receivables.allocation_faulty` with every fault, `receivables.allocated_meanwhile`
 */
export const allocateCredit = defineStep(
  "receivables.allocate-credit",
  async (scope, input: { creditId: string; allocations: readonly WantedAllocation[]; on: CalendarDate }): Promise<{ allocationIds: string[]; sources: { type: string; id: string }[] }> => {
    const wanted = input.allocations.filter((a) => a.amountMinor > 0n);
    if (wanted.length === 0) return { allocationIds: [], sources: [] };
    const [credit, receivables] = await Promise.all([lockCredit(scope, input.creditId), lockReceivables(scope, wanted.map((a) => a.receivableId))]);
    if (!credit) throw new Error(`no credit ${input.creditId}`);
    const faults = checkAllocations({
      customerId: credit.customerId, availableMinor: credit.openMinor, on: input.on, currency: credit.currency, allocations: wanted, receivables,
    });
    if (faults.length > 0) throw refused("receivables.allocation_faulty", { count: faults.length }, faults);
    const rows = wanted.map((a) => ({ id: newId(), creditId: credit.id, receivableId: a.receivableId, customerId: credit.customerId, amountMinor: a.amountMinor, undoesId: null }));
    await writeAllocations(scope, input.on, rows);
    const sources = [...receivables.values()].map((r) => ({ type: r.sourceType, id: r.sourceId }));
    return { allocationIds: rows.map((r) => r.id), sources };
  },
);
