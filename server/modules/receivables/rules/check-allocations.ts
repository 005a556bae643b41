import type { CalendarDate } from "@/server/kernel/calendar-date";
import { fault, type Fault } from "@/server/kernel/errors";
import { sumMinor, toMajorText, type CurrencyCode } from "@/server/kernel/money";

export interface WantedAllocation {
  readonly receivableId: string;
  readonly amountMinor: bigint;
}

export interface ReceivableFacts {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly openMinor: bigint;
  readonly postedOn: CalendarDate;
}

/**
 * Everything wrong with putting a credit against receivables: documents of nobody or of another customer, one named
 * twice, more than it has open, a day before the document's own, and more in all than the credit has left.
 */
export function checkAllocations(wanted: {
  readonly customerId: string;
  readonly availableMinor: bigint;
  readonly on: CalendarDate;
  readonly currency: CurrencyCode;
  readonly allocations: readonly WantedAllocation[];
  readonly receivables: ReadonlyMap<string, ReceivableFacts>;
}): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  wanted.allocations.forEach(({ receivableId, amountMinor }, i) => {
    const receivable = wanted.receivables.get(receivableId);
    const at = (field: string) => `allocations.${i}.${field}`;
    if (!receivable || receivable.customerId !== wanted.customerId) faults.push(fault(at("receivableId"), "receivables.receivable_unknown"));
    else {
      if (seen.has(receivableId)) faults.push(fault(at("receivableId"), "receivables.receivable_twice", { number: receivable.number }));
      if (amountMinor > receivable.openMinor) {
        faults.push(fault(at("amountMinor"), "receivables.more_than_open", { number: receivable.number, open: toMajorText(receivable.openMinor, wanted.currency), currency: wanted.currency }));
      }
      if (wanted.on < receivable.postedOn) faults.push(fault(at("receivableId"), "receivables.before_document", { number: receivable.number, on: receivable.postedOn }));
    }
    seen.add(receivableId);
  });
  const total = sumMinor(wanted.allocations.map((a) => a.amountMinor));
  if (total > wanted.availableMinor) {
    faults.push(fault("allocations", "receivables.more_than_available", { available: toMajorText(wanted.availableMinor, wanted.currency), currency: wanted.currency }));
  }
  return faults;
}
