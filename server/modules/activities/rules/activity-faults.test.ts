import { describe, expect, it } from "vitest";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { activityFaults } from "./activity-faults";

const now = new Date("2026-03-12T03:00:00Z");
const day = "2026-03-20" as CalendarDate;
const said = (happenedAt: string, nextStep: string | null = null, nextStepOn: CalendarDate | null = null) =>
  activityFaults({ happenedAt: new Date(happenedAt), nextStep, nextStepOn }, now).map(({ path, code }) => `${path} ${code}`);

describe("CUS-05 what can be logged", () => {
  it("is what has happened, give or take a clock that is a little ahead", () => {
    expect(said("2026-03-12T03:04:59Z")).toEqual([]);
    expect(said("2020-01-01T00:00:00Z", "Send samples", day)).toEqual([]);
    expect(said("2026-03-12T03:06:00Z")).toEqual(["happenedAt activities.not_yet"]);
  });

  it("has a day only for a step, and says all that is wrong at once", () => {
    expect(said("2026-03-12T03:00:00Z", "Call again")).toEqual([]);
    expect(said("2026-04-01T00:00:00Z", null, day)).toEqual(["happenedAt activities.not_yet", "nextStep activities.day_without_step"]);
  });
});
