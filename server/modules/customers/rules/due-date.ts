import { addDays, endOfMonth, type CalendarDate } from "@/server/kernel/calendar-date";

export interface Terms {
  readonly days: number;
  readonly fromEndOfMonth: boolean;
}

/**
 * The day an invoice falls due: `days` after its date, or after the end of that date's month.
 * Without terms it is due at once.
 */
export function dueDate(terms: Terms | null, invoicedOn: CalendarDate): CalendarDate {
  if (!terms) return invoicedOn;
  return addDays(terms.fromEndOfMonth ? endOfMonth(invoicedOn) : invoicedOn, terms.days);
}
