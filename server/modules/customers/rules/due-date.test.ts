import { describe, expect, it } from "vitest";
import { calendarDate } from "@/server/kernel/calendar-date";
import { dueDate } from "./due-date";

const day = calendarDate;

describe("CUS-07 payment terms give the due date", () => {
  it("counts days from the invoice date, across months and leap days", () => {
    expect(dueDate({ days: 30, fromEndOfMonth: false }, day("2024-01-31"))).toBe("2024-03-01");
    expect(dueDate({ days: 0, fromEndOfMonth: false }, day("2026-03-10"))).toBe("2026-03-10");
  });

  it("counts from the end of the month where the terms say so", () => {
    expect(dueDate({ days: 10, fromEndOfMonth: true }, day("2026-02-03"))).toBe("2026-03-10");
    expect(dueDate({ days: 0, fromEndOfMonth: true }, day("2026-02-28"))).toBe("2026-02-28");
  });

  it("is the invoice date itself without terms", () => {
    expect(dueDate(null, day("2026-02-03"))).toBe("2026-02-03");
  });
});
