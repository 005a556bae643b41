import type { ReactNode } from "react";
import { formatQuantity, parseDate, parseDecimal, parseMoney, formatMoney, formatDate } from "../format";
import type { LookupOption, LookupSearch } from "../use-lookup";

interface ColumnBase<R> {
  key: string;
  header: string;
  /** CSS width, e.g. "120px"; the column without one takes the rest. */
  width?: string;
  numeric?: boolean;
  /** Shown instead of the plain text, e.g. with a chip or a trace on hover. */
  show?: (row: R) => ReactNode;
  /** A cell that cannot be edited on this row. */
  locked?: (row: R) => boolean;
}

/** Typed and pasted as text; `set` receives the parsed value, null when the cell was emptied. */
export type LineColumn<R> = ColumnBase<R> &
  (
    | { kind: "text"; get: (row: R) => string; set: (row: R, text: string) => R }
    /** Decimal text: quantities, unit prices, percents. */
    | { kind: "decimal"; get: (row: R) => string | null; set: (row: R, value: string | null) => R }
    /** Minor units of `currency`. */
    | { kind: "money"; currency: string; get: (row: R) => bigint | null; set: (row: R, value: bigint | null) => R }
    /** "YYYY-MM-DD". */
    | { kind: "date"; get: (row: R) => string | null; set: (row: R, value: string | null) => R }
    /** One record by searching; pasted text must match an option's code (`detail`) or label, else the only result is taken. */
    | {
        kind: "lookup";
        get: (row: R) => LookupOption<unknown> | null;
        set: (row: R, option: LookupOption<unknown> | null) => R;
        search: LookupSearch<unknown>;
      }
    | { kind: "shown"; show: (row: R) => ReactNode }
  );

export interface GridFrame {
  locale: string;
  today: string;
}

export function isEditable<R>(column: LineColumn<R>, row: R): boolean {
  return column.kind !== "shown" && !column.locked?.(row);
}

/** What stands in the cell while nobody types in it. */
export function cellText<R>(column: LineColumn<R>, row: R, { locale, today }: GridFrame): string {
  switch (column.kind) {
    case "text":
      return column.get(row);
    case "decimal": {
      const value = column.get(row);
      return value === null ? "" : formatQuantity(value, locale);
    }
    case "money": {
      const value = column.get(row);
      return value === null ? "" : formatMoney(value, column.currency, locale, { currency: "none" });
    }
    case "date": {
      const value = column.get(row);
      return value === null ? "" : formatDate(value, locale, { today });
    }
    case "lookup":
      return column.get(row)?.label ?? "";
    case "shown":
      return "";
  }
}

/** What an editor starts with: the value as one would type it. */
export function editText<R>(column: LineColumn<R>, row: R, frame: GridFrame): string {
  if (column.kind === "date" || column.kind === "decimal") return column.get(row) ?? "";
  return cellText(column, row, frame);
}

/** The row with the typed text taken in; null when the text is no value of this column. Lookups are not typed in this way. */
export function withText<R>(column: LineColumn<R>, row: R, typed: string, today: string): R | null {
  const empty = typed.trim() === "";
  switch (column.kind) {
    case "text":
      return column.set(row, typed);
    case "decimal": {
      const value = empty ? null : parseDecimal(typed);
      return value === null && !empty ? null : column.set(row, value);
    }
    case "money": {
      const value = empty ? null : parseMoney(typed, column.currency);
      return value === null && !empty ? null : column.set(row, value);
    }
    case "date": {
      const value = empty ? null : parseDate(typed, today);
      return value === null && !empty ? null : column.set(row, value);
    }
    case "lookup":
      return empty ? column.set(row, null) : null;
    case "shown":
      return null;
  }
}
