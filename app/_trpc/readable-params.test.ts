import { describe, expect, it } from "vitest";
import { bindFormat } from "../_ui/format/bind-format";
import { readableParams } from "./readable-params";

const format = bindFormat({ locale: "en", today: "2026-11-21", timeZone: "Asia/Seoul", homeCurrency: "KRW" });

describe("PLT-18 a refusal speaks of amounts and dates as the screen does", () => {
  it("groups amounts and keeps the currency's decimals", () => {
    expect(readableParams({ open: "1234500.50", currency: "USD", number: "20260001" }, format)).toEqual({ open: "1,234,500.50", currency: "USD", number: "20260001" });
  });

  it("writes dates and moments out, and leaves codes, words and counts alone", () => {
    expect(readableParams({ on: "2025-03-01", at: "2025-03-01T05:05:00.000Z", code: "10001", count: 1200, name: "3" }, format)).toEqual({ on: "1 Mar 2025", at: "1 Mar 2025, 14:05", code: "10001", count: 1200, name: "3" });
  });
});
