import { addDays, type CalendarDate } from "@/server/kernel/calendar-date";

/** Monday to Friday. */
export function isBusinessDay(date: CalendarDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

export function businessDays(from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isBusinessDay(day)) days.push(day);
  return days;
}

/** The same day, or the next one that is a business day. */
export function onOrAfter(date: CalendarDate): CalendarDate {
  let day = date;
  while (!isBusinessDay(day)) day = addDays(day, 1);
  return day;
}

/** Things to do by day, taken out as the days come. */
export class Agenda<T> {
  private readonly byDay = new Map<string, T[]>();

  add(day: CalendarDate, thing: T): void {
    const list = this.byDay.get(day);
    if (list) list.push(thing);
    else this.byDay.set(day, [thing]);
  }

  take(day: CalendarDate): T[] {
    const list = this.byDay.get(day) ?? [];
    this.byDay.delete(day);
    return list;
  }
}
