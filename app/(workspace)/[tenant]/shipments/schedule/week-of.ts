import { addDays, isCalendarDate, type CalendarDate } from "@/server/kernel/calendar-date";

export interface Week {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  readonly days: readonly CalendarDate[];
}

/** Monday to Sunday around a day; around `otherwise` when the text is no day. */
export function weekOf(text: string, otherwise: string): Week {
  const day = (isCalendarDate(text) ? text : otherwise) as CalendarDate;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const first = addDays(day, -weekday);
  const days = Array.from({ length: 7 }, (_, index) => addDays(first, index));
  return { first, last: addDays(first, 6), days };
}
