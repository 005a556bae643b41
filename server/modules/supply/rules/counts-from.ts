import { addDays, laterOf, type CalendarDate } from "@/server/kernel/calendar-date";

/** The day from which announced goods may be promised: their due day; what is overdue may come tomorrow, never today. */
export function countsFrom(dueOn: CalendarDate, today: CalendarDate): CalendarDate {
  return dueOn < today ? laterOf(dueOn, addDays(today, 1)) : dueOn;
}
