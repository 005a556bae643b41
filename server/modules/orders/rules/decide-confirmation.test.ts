import { describe, expect, it } from "vitest";
import { calendarDate } from "@/server/kernel/calendar-date";
import { checkAvailability, checkCredit, checkPrices, decideConfirmation, type LinePromise } from "./decide-confirmation";

const today = calendarDate("2026-03-02");
const line = (over: Partial<LinePromise>): LinePromise => ({
  lineNo: 1,
  itemCode: "A",
  quantity: "10",
  requiredOn: calendarDate("2026-03-05"),
  availableNow: "10",
  promisedOn: today,
  shortBy: "0",
  ...over,
});

describe("ORD-08 availability confirmation", () => {
  it("passes what is there and promises the required date", () => {
    const { check, promised } = checkAvailability([line({})], { today, allowBackOrder: false });
    expect(check.outcome).toBe("passed");
    expect(promised).toEqual([{ lineNo: 1, promisedOn: "2026-03-05", reserve: "10" }]);
  });
  it("passes supply that arrives by the required date", () => {
    const l = line({ availableNow: "4", promisedOn: calendarDate("2026-03-05"), shortBy: "6" });
    const { check, promised } = checkAvailability([l], { today, allowBackOrder: false });
    expect(check.outcome).toBe("passed");
    expect(promised[0]?.reserve).toBe("4");
  });
  it("stops a late line and says when it could be had", () => {
    const l = line({ availableNow: "4", promisedOn: calendarDate("2026-03-09"), shortBy: "6" });
    const { check } = checkAvailability([l], { today, allowBackOrder: false });
    expect(check.outcome).toBe("failed");
    expect(check.findings[0]).toMatchObject({ code: "orders.short_until", params: { date: "2026-03-09", available: "4" } });
  });
  it("warns and promises the later date when back orders are allowed", () => {
    const l = line({ availableNow: "4", promisedOn: calendarDate("2026-03-09"), shortBy: "6" });
    const { check, promised } = checkAvailability([l], { today, allowBackOrder: true });
    expect(check.outcome).toBe("warned");
    expect(promised[0]).toEqual({ lineNo: 1, promisedOn: "2026-03-09", reserve: "4" });
  });
  it("stops a line that nothing covers, back orders or not, and names every line", () => {
    const lines = [line({ availableNow: "0", promisedOn: null, shortBy: "10" }), line({ lineNo: 2, promisedOn: null, shortBy: "3" })];
    const { check } = checkAvailability(lines, { today, allowBackOrder: true });
    expect(check.outcome).toBe("failed");
    expect(check.findings.map((f) => f.lineNo)).toEqual([1, 2]);
  });
  it("treats a required date in the past as today", () => {
    const { check, promised } = checkAvailability([line({ requiredOn: calendarDate("2026-02-01") })], { today, allowBackOrder: false });
    expect(check.outcome).toBe("passed");
    expect(promised[0]?.promisedOn).toBe(today);
  });
});

describe("ORD-09 price confirmation", () => {
  it("blocks while a manual price is unconfirmed", () => {
    const check = checkPrices([
      { lineNo: 1, itemCode: "A", priceStatus: "rule", unitPrice: "1" },
      { lineNo: 2, itemCode: "B", priceStatus: "manual", unitPrice: "2" },
    ]);
    expect(check).toMatchObject({ outcome: "failed", findings: [{ lineNo: 2 }] });
  });
});

describe("ORD-10 credit confirmation", () => {
  const verdict = { outcome: "passed" as const, limitMinor: 100n, exposureMinor: 100n, orderMinor: 40n, overMinor: 0n, customerHeld: false, holdReason: null };
  it("passes within the limit; over it warns or fails as the credit book decided, with the amounts", () => {
    expect(checkCredit(verdict)).toEqual({ step: "credit", outcome: "passed", findings: [] });
    const over = { ...verdict, exposureMinor: 101n, orderMinor: 41n, overMinor: 1n };
    expect(checkCredit({ ...over, outcome: "held" })).toMatchObject({ outcome: "failed", findings: [{ params: { overMinor: "1", limitMinor: "100" } }] });
    expect(checkCredit({ ...over, outcome: "warned" }).outcome).toBe("warned");
  });
  it("fails for a held customer and says why", () => {
    const check = checkCredit({ ...verdict, outcome: "held", customerHeld: true, holdReason: "documents" });
    expect(check).toMatchObject({ outcome: "failed", findings: [{ code: "orders.customer_held", params: { reason: "documents" } }] });
  });
});

describe("ORD-07 step-by-step confirmation", () => {
  const passed = (step: "availability" | "price" | "credit") => ({ step, outcome: "passed" as const, findings: [] });
  it("confirms when nothing failed, holds for credit alone, stops for goods or price", () => {
    expect(decideConfirmation([passed("availability"), passed("price"), passed("credit")])).toBe("confirmed");
    expect(decideConfirmation([passed("availability"), passed("price"), { ...passed("credit"), outcome: "failed" }])).toBe("held");
    expect(decideConfirmation([{ ...passed("availability"), outcome: "failed" }, passed("price"), { ...passed("credit"), outcome: "failed" }])).toBe("stopped");
  });
});
