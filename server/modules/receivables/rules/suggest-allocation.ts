import type { CalendarDate } from "@/server/kernel/calendar-date";

export interface OpenItem {
  readonly id: string;
  readonly dueOn: CalendarDate;
  readonly postedOn: CalendarDate;
  readonly openMinor: bigint;
}

/**
 * How an amount pays what is owed: what fell due first is paid first, of the same day the older document, each in full
 * while the money lasts. Returns the amount for each item that gets one; what is left over is an advance.
 */
export function suggestAllocation(amountMinor: bigint, items: readonly OpenItem[]): Map<string, bigint> {
  const byAge = [...items].sort((a, b) => compare(a.dueOn, b.dueOn) || compare(a.postedOn, b.postedOn) || compare(a.id, b.id));
  const suggested = new Map<string, bigint>();
  let left = amountMinor;
  for (const item of byAge) {
    if (left <= 0n) break;
    const part = left < item.openMinor ? left : item.openMinor;
    if (part > 0n) suggested.set(item.id, part);
    left -= part;
  }
  return suggested;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
