import type { ReactNode } from "react";

export interface Column<R> {
  key: string;
  header: string;
  cell: (row: R) => ReactNode;
  /** Right-aligned; for amounts, quantities, counts. */
  numeric?: boolean;
  /** The name under which the server sorts by this column. */
  sort?: string;
  /** Its place on a phone's card. The first column is the title, the last numeric one stands aside, "actions" in its corner; "hidden" leaves it out. */
  card?: "title" | "aside" | "line" | "actions" | "hidden";
  className?: string;
}

export interface Selection {
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
  /** Shown in a bar while something is selected. */
  actions: ReactNode;
  /** What can be added to the selection: everything that matches. */
  whole?: ReactNode;
}

/** Widths somebody gave to columns, in pixels, and how they change them; null lets a column fit itself again. */
export interface ColumnWidths {
  readonly widths: Readonly<Record<string, number>>;
  readonly onWidth: (key: string, pixels: number | null) => void;
}

/** The margins of the page continue in the outermost cells. */
export const edge = "first:pl-4 last:pr-4 sm:first:pl-6 sm:last:pr-6";

export function cardPlace<R>(columns: readonly Column<R>[], index: number): NonNullable<Column<R>["card"]> {
  const column = columns[index];
  if (column?.key === "actions") return "actions";
  if (column?.card) return column.card;
  if (index === 0) return "title";
  const hasAside = columns.some((other) => other.card === "aside");
  const lastNumeric = columns.findLastIndex((other) => other.numeric && !other.card && other.key !== "actions");
  return !hasAside && index === lastNumeric ? "aside" : "line";
}
