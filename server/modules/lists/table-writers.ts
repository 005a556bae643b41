import ExcelJS from "exceljs";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { minorDigits, toMajorText, type CurrencyCode } from "@/server/kernel/money";
import type { ListColumn } from "@/server/kernel/lists";
import type { CellValue } from "./bind-list";
import type { ExportFormat } from "./inputs";
import { cellText, exactNumber, momentText } from "./rules/cell-text";
import { csvField } from "./rules/neutral-text";

export interface TableFacts {
  readonly columns: readonly ListColumn[];
  /** The heading of each column. */
  readonly headings: readonly string[];
  readonly title: string;
  readonly currency: CurrencyCode;
  readonly timeZone: string;
  wordOf(column: ListColumn, word: string): string;
}

/** Takes rows as they are read and answers with the file at the end. */
export interface TableWriter {
  add(rows: readonly (readonly CellValue[])[]): void;
  finish(): Promise<Buffer>;
}

export function tableWriter(format: ExportFormat, facts: TableFacts): TableWriter {
  return format === "csv" ? csvWriter(facts) : xlsxWriter(facts);
}

/** UTF-8 with its mark, so that Excel reads Korean and Chinese right; lines end as RFC 4180 says. */
function csvWriter(facts: TableFacts): TableWriter {
  const chunks = ["\uFEFF", `${facts.headings.map(csvField).join(",")}\r\n`];
  const text = (column: ListColumn, value: CellValue) =>
    cellText(column.kind, value, { currency: facts.currency, timeZone: facts.timeZone, wordOf: (word) => facts.wordOf(column, word) });
  return {
    add(rows) {
      chunks.push(rows.map((row) => `${facts.columns.map((column, i) => csvField(text(column, row[i] ?? null))).join(",")}\r\n`).join(""));
    },
    finish: () => Promise.resolve(Buffer.from(chunks.join(""), "utf8")),
  };
}

const WIDTH_OF = { text: 24, word: 16, date: 12, moment: 19, money: 18, quantity: 14, count: 10, flag: 8 } as const;

/** One sheet with typed cells, a frozen heading and a filter; written as it comes, so that many rows need little memory. */
function xlsxWriter(facts: TableFacts): TableWriter {
  const stream = new PassThrough();
  const whole = buffer(stream);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(facts.title.replace(/[\\/*?:[\]]/g, " ").slice(0, 31) || "Sheet", { views: [{ state: "frozen", ySplit: 1 }] });
  const digits = minorDigits(facts.currency);
  const formats = { date: "yyyy-mm-dd", moment: "yyyy-mm-dd hh:mm:ss", money: digits > 0 ? `#,##0.${"0".repeat(digits)}` : "#,##0", quantity: "#,##0.####" } as const;
  sheet.columns = facts.columns.map((column, i) => ({
    header: facts.headings[i] ?? column.key,
    key: column.key,
    width: WIDTH_OF[column.kind],
    style: column.kind in formats ? { numFmt: formats[column.kind as keyof typeof formats] } : {},
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: facts.columns.length } };
  sheet.getRow(1).commit();
  return {
    add(rows) {
      for (const row of rows) sheet.addRow(facts.columns.map((column, i) => sheetValue(column, row[i] ?? null, facts))).commit();
    },
    async finish() {
      sheet.commit();
      await workbook.commit();
      return whole;
    },
  };
}

/** Numbers, days and moments as the spreadsheet's own; text is a text cell and never a formula. */
function sheetValue(column: ListColumn, value: CellValue, facts: TableFacts): string | number | Date | null {
  if (value === null) return null;
  if (column.kind === "money") return numberOr(toMajorText(value as bigint, facts.currency));
  if (column.kind === "quantity") return numberOr(value as string);
  if (column.kind === "count") return value as number;
  if (column.kind === "date") return new Date(`${value as string}T00:00:00Z`);
  if (column.kind === "moment") return new Date(`${momentText(value as Date, facts.timeZone).replace(" ", "T")}Z`);
  if (column.kind === "word") return facts.wordOf(column, value as string);
  if (column.kind === "flag") return value === true ? facts.wordOf(column, "yes") : null;
  return value as string;
}

const numberOr = (text: string): number | string => exactNumber(text) ?? text;
