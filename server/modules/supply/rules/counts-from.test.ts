import { describe, expect, it } from "vitest";
import { calendarDate } from "@/server/kernel/calendar-date";
import { countsFrom } from "./counts-from";

describe("PRM-01 when announced goods may be promised", () => {
  const today = calendarDate("2026-02-28");
  it.each([
    ["2026-03-04", "2026-03-04"],
    ["2026-02-28", "2026-02-28"],
    ["2026-02-27", "2026-03-01"],
    ["2025-01-01", "2026-03-01"],
  ])("goods due on %s count from %s", (dueOn, on) => {
    expect(countsFrom(calendarDate(dueOn), today)).toBe(on);
  });
});
