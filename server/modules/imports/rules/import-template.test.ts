import { describe, expect, it } from "vitest";
import { calendarDate } from "@/server/kernel/calendar-date";
import { buildRecords, mappingFaults } from "./build-records";
import { IMPORT_KINDS } from "./import-fields";
import { importTemplate } from "./import-template";
import { readTable } from "./read-table";
import { suggestColumns } from "./suggest-columns";

const facts = { today: calendarDate("2026-03-02"), currency: "KRW", account: { cash: "101", equity: "301" } };
const LANGUAGES = ["en", "ko", "zh"] as const;

describe("ORD-21 CUS-19 templates to fill in", () => {
  it.each(LANGUAGES.flatMap((language) => IMPORT_KINDS.map((kind) => [language, kind] as const)))("%s %s: every header is known again and every example row is read", async (language, kind) => {
    const table = await readTable(Buffer.from(importTemplate(kind, language, facts)));
    const { mapping } = suggestColumns(kind, table, null);
    expect(table.columns.filter((column) => !mapping[column])).toEqual([]);
    const plan = { kind, mapping, valueMatches: {}, formats: { dateOrder: "ymd", decimalMark: ".", shares: "percent" } as const, defaults: {} };
    expect(mappingFaults(plan, false)).toEqual([]);
    const records = buildRecords(plan, table, null);
    expect(records.length).toBeGreaterThan(0);
    expect(records.flatMap((one) => one.faults)).toEqual([]);
  });

  it("writes amounts as the currency has them", () => {
    expect(importTemplate("items", "en", { ...facts, currency: "EUR" })).toContain("12.50");
    expect(importTemplate("items", "ko", facts)).toContain("12500");
  });
});
