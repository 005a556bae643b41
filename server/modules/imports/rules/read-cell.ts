import { isCalendarDate } from "@/server/kernel/calendar-date";
import { languageOf } from "@/server/kernel/languages";
import { decimal, decimalText } from "@/server/kernel/money";
import { countryCode } from "./country-code";
import type { FieldType } from "./import-fields";

/** How a file writes dates, decimals and discounts. */
export interface CellFormats {
  readonly dateOrder: "ymd" | "dmy" | "mdy";
  readonly decimalMark: "." | ",";
  /** Discounts as 0.15 or as 15. */
  readonly shares: "fraction" | "percent";
}

export type ReadCell = { readonly value: string } | { readonly fault: string };

/** A cell as its field wants it: decimal text, ISO date, country code, "yes" or "no". */
export function readCell(text: string, type: FieldType, formats: CellFormats): ReadCell {
  switch (type) {
    case "text":
      return { value: text };
    case "decimal":
      return readDecimal(text, formats);
    case "integer": {
      const read = readDecimal(text, formats);
      return "value" in read && !/^\d+$/.test(read.value) ? { fault: "imports.not_a_whole_number" } : read;
    }
    case "share":
      return readShare(text, formats);
    case "date":
      return readDate(text, formats.dateOrder);
    case "yes_no":
      return readYesNo(text);
    case "country": {
      const code = countryCode(text);
      return code ? { value: code } : { fault: "imports.country_unknown" };
    }
    case "language": {
      const language = languageOf(text);
      return language ? { value: language } : { fault: "imports.language_unknown" };
    }
  }
}

function readDecimal(text: string, { decimalMark }: CellFormats): ReadCell {
  const bare = text.replace(/[\s\u00a0'\p{Sc}]/gu, "");
  const grouping = decimalMark === "." ? "," : ".";
  const grouped = new RegExp(`^-?\\d{1,3}(\\${grouping}\\d{3})+(\\${decimalMark}\\d+)?$`).test(bare);
  const clean = (grouped ? bare.replaceAll(grouping, "") : bare).replace(decimalMark, ".");
  if (!/^-?(\d{1,13}(\.\d{1,15})?|\.\d{1,15})$/.test(clean)) return { fault: "imports.not_a_number" };
  return { value: decimalText(clean) };
}

function readShare(text: string, formats: CellFormats): ReadCell {
  const percentSign = text.includes("%");
  const read = readDecimal(text.replace("%", ""), formats);
  if ("fault" in read) return read;
  return { value: formats.shares === "fraction" && !percentSign ? decimalText(decimal(read.value).times(100)) : read.value };
}

function readDate(text: string, order: CellFormats["dateOrder"]): ReadCell {
  const parts = /^(\d{1,4})\s*[-./년年]\s*(\d{1,2})\s*[-./월月]\s*(\d{1,4})\s*[일日.]?(?:[T ].*)?$/u.exec(text);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const found = parts ?? compact;
  if (!found) return { fault: "imports.not_a_date" };
  const [a = "", b = "", c = ""] = found.slice(1);
  const [year, month, day] = compact || a.length === 4 || order === "ymd" ? [a, b, c] : order === "dmy" ? [c, b, a] : [c, a, b];
  const date = `${year.padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return year.length === 4 && isCalendarDate(date) ? { value: date } : { fault: "imports.not_a_date" };
}

const YES = new Set(["1", "y", "yes", "true", "t", "x", "ja", "예", "是"]);
const NO = new Set(["0", "n", "no", "false", "f", "nein", "아니오", "否"]);

function readYesNo(text: string): ReadCell {
  const word = text.toLowerCase();
  if (YES.has(word)) return { value: "yes" };
  return NO.has(word) ? { value: "no" } : { fault: "imports.not_yes_or_no" };
}
