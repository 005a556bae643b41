import type { ReactNode } from "react";
import { formatQuantity, parseDate, parseDecimal, parseMoney, formatMoney, formatDate } from "../format";
import type { LookupOption } from "../use-lookup";

/** What a column of a pasted table is taken for, by its header or by what stands in it. */
export type ColumnRole = "item" | "quantity" | "unit" | "price" | "cost" | "discount" | "place" | "date" | "until";

interface ColumnBase<R, F> {
  key: string;
  header: string;
  /** CSS width, e.g. "120px"; the column without one takes the rest. */
  width?: string;
  numeric?: boolean;
  role?: ColumnRole;
  /** Shown instead of the plain text, e.g. with a chip. */
  show?: (row: R, facts: F) => ReactNode;
  /** How the cell came about (the trace of a price): shown on hover, by Ctrl+I and by the small button in the cell. */
  detail?: (row: R, facts: F) => ReactNode;
  /** A cell that cannot be edited on this row. */
  locked?: (row: R) => boolean;
  /** A cell with nothing to choose on this row: Tab goes past it, arrows and pasting reach it. */
  passed?: (row: R) => boolean;
}

/** A search in a cell; the row is given for choices that hang on it (the units of its item). */
export type CellSearch<R> = (query: string, signal: AbortSignal, row: R) => Promise<readonly LookupOption<unknown>[]>;

/** What a pasted text may mean: the one that is meant beyond doubt, and what else came near. */
export interface Meaning {
  readonly taken: LookupOption<unknown> | null;
  readonly options: readonly LookupOption<unknown>[];
}

/**
 * Typed and pasted as text; `set` receives the parsed value, null when the cell was emptied. `facts` is what the server said of
 * the line (`factsOf` of the grid): price, availability.
 */
export type LineColumn<R, F = unknown> = ColumnBase<R, F> &
  (
    | { kind: "text"; get: (row: R) => string; set: (row: R, text: string) => R }
    /** Decimal text: quantities, unit prices, percents. */
    | { kind: "decimal"; get: (row: R, facts: F) => string | null; set: (row: R, value: string | null, facts: F) => R }
    /** Minor units of `currency`. */
    | { kind: "money"; currency: string; get: (row: R) => bigint | null; set: (row: R, value: bigint | null) => R }
    /** "YYYY-MM-DD". */
    | { kind: "date"; get: (row: R) => string | null; set: (row: R, value: string | null) => R }
    /** One record by searching; pasted text must match an option's code (`detail`) or label, else the only result is taken. */
    | {
        kind: "lookup";
        get: (row: R) => LookupOption<unknown> | null;
        set: (row: R, option: LookupOption<unknown> | null) => R;
        search: CellSearch<R>;
        /** Many texts in one question; left out, each is searched for. */
        resolve?: (texts: readonly string[]) => Promise<ReadonlyMap<string, Meaning>>;
        /** Choices that the row itself knows: asked instead of the server. */
        match?: (row: R, text: string) => Meaning;
      }
    | { kind: "shown"; show: (row: R, facts: F) => ReactNode; text?: (row: R, facts: F) => string }
  );

export interface GridFrame {
  locale: string;
  today: string;
}

export function isEditable<R, F>(column: LineColumn<R, F>, row: R): boolean {
  return column.kind !== "shown" && !column.locked?.(row);
}

/** What stands in the cell while nobody types in it. */
export function cellText<R, F>(column: LineColumn<R, F>, row: R, facts: F, { locale, today }: GridFrame): string {
  switch (column.kind) {
    case "text":
      return column.get(row);
    case "decimal": {
      const value = column.get(row, facts);
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
      return column.text?.(row, facts) ?? "";
  }
}

/** What an editor starts with and what a spreadsheet is given: the value as one would type it. */
export function editText<R, F>(column: LineColumn<R, F>, row: R, facts: F, frame: GridFrame): string {
  if (column.kind === "date") return column.get(row) ?? "";
  if (column.kind === "decimal") return column.get(row, facts) ?? "";
  return cellText(column, row, facts, frame);
}

/** The row with the typed text taken in; null when the text is no value of this column. Lookups are not typed in this way. */
export function withText<R, F>(column: LineColumn<R, F>, row: R, typed: string, today: string, facts: F): R | null {
  const empty = typed.trim() === "";
  switch (column.kind) {
    case "text":
      return column.set(row, typed);
    case "decimal": {
      const value = empty ? null : parseDecimal(typed);
      return value === null && !empty ? null : column.set(row, value, facts);
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
