import type { CalendarDate } from "@/server/kernel/calendar-date";
import { fault, type Fault } from "@/server/kernel/errors";

interface Span {
  readonly validFrom?: CalendarDate | null;
  readonly validTo?: CalendarDate | null;
}

/** The last day is not before the first. */
export function spanFaults(span: Span, prefix = ""): Fault[] {
  return span.validFrom && span.validTo && span.validTo < span.validFrom ? [fault(`${prefix}validTo`, "pricing.ends_before_start")] : [];
}

/** Every entry's own faults, and entries that name the same item, minimum quantity and first day twice. */
export function entryFaults(entries: readonly (Span & { itemId: string; minQuantity: string })[]): Fault[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const faults = spanFaults(entry, `entries.${index}.`);
    const key = `${entry.itemId}:${Number(entry.minQuantity)}:${entry.validFrom ?? ""}`;
    if (seen.has(key)) faults.push(fault(`entries.${index}.minQuantity`, "pricing.entry_twice"));
    seen.add(key);
    return faults;
  });
}
