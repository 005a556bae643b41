import { CsvError, parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import { refused } from "@/server/kernel/errors";
import { decodeText, detectEncoding, type Encoding } from "./decode-text";
import { unpackedBytes } from "./unpacked-bytes";

export interface TableRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file as rows under named columns. */
export interface Table {
  readonly encoding: Encoding | "xlsx";
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export const MOST_ROWS = 100_000;
const MOST_COLUMNS = 200;
const MOST_UNPACKED = 400 * 1024 * 1024;
const DELIMITERS = [",", ";", "\t", "|"] as const;

/**
 * Reads a CSV (any of the usual delimiters and encodings) or the first sheet of an XLSX workbook.
 * @throws NaruError `imports.file_unreadable`, `imports.file_empty`, `imports.file_too_long`
 */
export async function readTable(bytes: Uint8Array, encoding: Encoding | null = null): Promise<Table> {
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
  if (isWorkbook) return tableOf(await readWorkbook(bytes), "xlsx");
  const chosen = encoding ?? detectEncoding(bytes);
  return tableOf(readCsv(decodeText(bytes, chosen)), chosen);
}

function tableOf(all: readonly TableRow[], encoding: Table["encoding"]): Table {
  const [head, ...rows] = all.filter((row) => row.cells.some((cell) => cell.trim() !== ""));
  if (!head || rows.length === 0) throw refused("imports.file_empty");
  if (rows.length > MOST_ROWS || head.cells.length > MOST_COLUMNS) throw refused("imports.file_too_long", { rows: MOST_ROWS, columns: MOST_COLUMNS });
  return { encoding, columns: columnNames(head.cells), rows };
}

/** Every column has a name of its own: the second "Price" is "Price (2)", one without a name is "Column 3". */
function columnNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, i) => {
    const name = cell.trim() || `Column ${i + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** The delimiter that divides the first line most often, outside quotes. */
function delimiterOf(text: string): string {
  const line = text.slice(0, 20_000).replace(/"[^"]*"/g, "").split(/\r\n|\n|\r/).find((one) => one.trim() !== "") ?? "";
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

function readCsv(text: string): TableRow[] {
  try {
    const parsed = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 1_000_000,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    let before = 0;
    return parsed.map(({ record, info }) => {
      const line = before + 1;
      before = info.lines;
      return { line, cells: record };
    });
  } catch (error) {
    if (error instanceof CsvError) throw refused("imports.file_unreadable", { line: typeof error["lines"] === "number" ? error["lines"] : 1 });
    throw error;
  }
}

async function readWorkbook(bytes: Uint8Array): Promise<TableRow[]> {
  if (unpackedBytes(bytes) > MOST_UNPACKED) throw refused("imports.file_too_long", { rows: MOST_ROWS, columns: MOST_COLUMNS });
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  } catch {
    throw refused("imports.file_unreadable", { line: 1 });
  }
  const rows: TableRow[] = [];
  workbook.worksheets[0]?.eachRow({ includeEmpty: false }, (row, line) => {
    const values = row.values as ExcelJS.CellValue[];
    rows.push({ line, cells: Array.from({ length: Math.max(0, values.length - 1) }, (_, i) => cellText(values[i + 1])) });
  });
  return rows;
}

function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().replace("T00:00:00.000Z", "");
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return value.richText.map((part) => part.text).join("");
  if ("text" in value) return cellText(value.text as ExcelJS.CellValue);
  if ("result" in value) return cellText(value.result as ExcelJS.CellValue);
  return "";
}
