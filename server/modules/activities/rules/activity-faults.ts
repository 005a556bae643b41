import type { CalendarDate } from "@/server/kernel/calendar-date";
import { fault, type Fault } from "@/server/kernel/errors";

/** The clock of whoever logs may be a little ahead of ours. */
const AHEAD_MS = 5 * 60_000;

/** What keeps an activity from being logged as it is: it has not happened yet, or a day is named for no step. */
export function activityFaults(activity: { happenedAt: Date; nextStep: string | null; nextStepOn: CalendarDate | null }, now: Date): Fault[] {
  return [
    ...(activity.happenedAt.getTime() > now.getTime() + AHEAD_MS ? [fault("happenedAt", "activities.not_yet")] : []),
    ...(activity.nextStepOn && !activity.nextStep ? [fault("nextStep", "activities.day_without_step")] : []),
  ];
}
