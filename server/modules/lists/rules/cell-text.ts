import { toMajorText, type CurrencyCode } from "@/server/kernel/money";
import type { CellKind } from "@/server/kernel/lists";
import { neutralText } from "./neutral-text";

/** A cell as text: numbers with a point and no grouping, days as YYYY-MM-DD, moments in the workspace's zone; words through `wordOf`. */
export function cellText(kind: CellKind, value: unknown, facts: { currency: CurrencyCode; timeZone: string; wordOf(word: string): string }): string {
  if (value === null || value === undefined) return "";
  if (kind === "money") return toMajorText(value as bigint, facts.currency);
  if (kind === "moment") return momentText(value as Date, facts.timeZone);
  if (kind === "word") return neutralText(facts.wordOf(value as string));
  if (kind === "flag") return value === true ? facts.wordOf("yes") : "";
  if (kind === "quantity" || kind === "count" || kind === "date") return String(value as string | number);
  return neutralText(value as string);
}

/** A moment as the clock on the workspace's wall showed it: "2026-03-12 14:05:09". */
export function momentText(moment: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).formatToParts(moment);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("year")}-${of("month")}-${of("day")} ${of("hour")}:${of("minute")}:${of("second")}`;
}

/** Digits a spreadsheet keeps exactly (IEEE 754 double, as ECMA-376 cells are). */
const EXACT_DIGITS = 15;

/** Decimal text as a number, if a spreadsheet would keep every digit of it; else null, and the text stands. */
export function exactNumber(text: string): number | null {
  const digits = text.replace(/[-.]/g, "").replace(/^0+/, "");
  return digits.length <= EXACT_DIGITS ? Number(text) : null;
}
