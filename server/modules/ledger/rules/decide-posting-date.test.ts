import { describe, expect, it } from "vitest";
import { calendarDate } from "@/server/kernel/calendar-date";
import { decidePostingDate } from "./decide-posting-date";

const day = calendarDate;
const facts = { on: day("2026-03-10"), today: day("2026-03-12"), lockedThrough: null, mayBackdate: true };

describe("FIN-01 the day of a posting", () => {
  it.each([
    ["today by anyone", { ...facts, on: facts.today, mayBackdate: false }, "open"],
    ["a past day with the right", facts, "open"],
    ["a past day without the right", { ...facts, mayBackdate: false }, "books.backdate_forbidden"],
    ["tomorrow, whatever the right", { ...facts, on: day("2026-03-13") }, "books.date_future"],
    ["the last closed day", { ...facts, lockedThrough: day("2026-03-10") }, "books.period_locked"],
    ["the day after it", { ...facts, lockedThrough: day("2026-03-09") }, "open"],
    ["today when today is closed", { ...facts, on: facts.today, lockedThrough: facts.today }, "books.period_locked"],
  ])("%s", (_case, given, expected) => {
    const decision = decidePostingDate(given);
    expect(decision.kind === "open" ? "open" : decision.code).toBe(expected);
  });
});
