import { addDays, daysBetween, type CalendarDate } from "@/server/kernel/calendar-date";

/** Days past due: not yet, 1–30, 31–60, 61–90, more. */
export const AGING_BUCKETS = ["current", "1_30", "31_60", "61_90", "over_90"] as const;
export type AgingBucket = (typeof AGING_BUCKETS)[number];

const LAST_DAYS: readonly (readonly [AgingBucket, number])[] = [["current", 0], ["1_30", 30], ["31_60", 60], ["61_90", 90]];

/** The bucket of a due date on a day; the due day itself is not overdue. */
export function agingBucket(dueOn: CalendarDate, asOf: CalendarDate): AgingBucket {
  const late = daysBetween(dueOn, asOf);
  return LAST_DAYS.find(([, last]) => late <= last)?.[0] ?? "over_90";
}

/** First and last due date of a bucket on a day; null where it has no end. */
export function dueSpan(bucket: AgingBucket, asOf: CalendarDate): { from: CalendarDate | null; to: CalendarDate | null } {
  const position = AGING_BUCKETS.indexOf(bucket);
  const last = LAST_DAYS[position]?.[1];
  const previousLast = LAST_DAYS[position - 1]?.[1];
  return {
    from: position === 0 ? asOf : last === undefined ? null : addDays(asOf, -last),
    to: previousLast === undefined ? null : addDays(asOf, -previousLast - 1),
  };
}
