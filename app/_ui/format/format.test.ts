import { describe, expect, it } from "vitest";
import { formatDate, formatMoment } from "./date";
import { formatMoney, formatMoneyShort } from "./money";
import { parseDate, parseDecimal, parseMoney, parseTime } from "./parse";
import { formatQuantity } from "./quantity";

describe("PLT-18 amounts and dates as people read them", () => {
  it("gives each currency its own decimals and a true minus sign", () => {
    expect(formatMoney(12_345_678_901n, "KRW", "en")).toBe("₩12,345,678,901");
    expect(formatMoney(1250n, "USD", "en")).toBe("$12.50");
    expect(formatMoney(-1n, "KWD", "en", { currency: "none" })).toBe("\u22120.001");
  });

  it("keeps every digit of an amount beyond the precision of a float", () => {
    expect(formatMoney(900_719_925_474_099_301n, "USD", "en", { currency: "none" })).toBe("9,007,199,254,740,993.01");
  });

  it("shows zero as a dash only where a table asks for it", () => {
    expect(formatMoney(0n, "KRW", "en", { zero: "dash" })).toBe("–");
    expect(formatMoney(0n, "KRW", "en")).toBe("₩0");
    expect(formatQuantity("0.000", "en", { zero: "dash" })).toBe("–");
    expect([41_539_000n, 105_000_000n, 12_345_678_901n].map((minor) => formatMoneyShort(minor, "KRW", "ko"))).toEqual(["₩4,154만", "₩1.05억", "₩123억"]);
    expect(formatQuantity("1250.500000", "en")).toBe("1,250.5");
  });

  it("never lets a zone move a calendar date, and leaves out this year", () => {
    expect(formatDate("2026-01-01", "en", { today: "2026-11-21" })).toBe("1 Jan");
    expect(formatDate("2025-12-31", "en", { today: "2026-11-21" })).toBe("31 Dec 2025");
    expect(formatDate("2026-11-22", "en", { today: "2026-11-21", relative: true })).toBe("tomorrow");
    expect(formatDate("2026-11-29", "en", { today: "2026-11-21", relative: true })).toBe("29 Nov");
    expect(formatDate("2026-11-22", "ko", { today: "2026-11-21", weekday: true })).toBe("11월 22일 (일)");
  });

  it("shows a moment in the workspace's zone", () => {
    expect(formatMoment("2026-11-20T15:30:00Z", "en", "Asia/Seoul")).toBe("21 Nov 2026, 00:30");
  });
});

describe("ORD-01 what is typed is read as it was meant", () => {
  it.each([
    ["₩1,234.50", "1234.5"], ["(300)", "-300"], ["\u2212300", "-300"], ["１２", "12"], [".5", "0.5"], ["1e5", null], ["-0.00", "0"], ["007", "7"], ["1.", "1"], [".", null], ["-0.50", "-0.5"], ["100", "100"], ["12 kg", null], ["", null],
  ])("reads the number %s", (typed, value) => expect(parseDecimal(typed)).toBe(value));

  it("refuses more decimals than the currency has, instead of rounding them away", () => {
    expect(parseMoney("12.50", "USD")).toBe(1250n);
    expect(parseMoney("12.50", "KRW")).toBeNull();
    expect(parseMoney("12,345,678,901", "KRW")).toBe(12_345_678_901n);
    expect(parseMoney("-0.5", "USD")).toBe(-50n);
    expect(parseMoney("(7)", "KWD")).toBe(-7000n);
  });

  it.each([
    ["t", "2026-11-21"], ["+14", "2026-12-05"], ["-21", "2026-10-31"], ["5", "2026-11-05"], ["3/1", "2026-03-01"], ["20240229", "2024-02-29"],
    ["2026.12.24", "2026-12-24"], ["2026-02-29", null], ["31", null], ["soon", null],
  ])("reads the date %s", (typed, date) => expect(parseDate(typed, "2026-11-21")).toBe(date));

  it.each([
    ["18:30", "18:30"], ["1830", "18:30"], ["930", "09:30"], ["9", "09:00"], ["18.05", "18:05"], ["6:30 pm", "18:30"], ["12am", "00:00"], ["12 p.m.", "12:00"], ["오후 6:30", "18:30"], ["오전 9시 5분", "09:05"],
    ["下午6点30分", "18:30"], ["１８：３０", "18:30"], ["24:00", null], ["7:60", null], ["13 pm", null], ["soon", null], ["", null],
  ])("reads the time of day %s", (typed, time) => expect(parseTime(typed)).toBe(time));
});
