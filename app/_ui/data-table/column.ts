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

export interface CardCell<R> {
  column: Column<R>;
  content: ReactNode;
  place: NonNullable<Column<R>["card"]>;
  /** Stands at the right edge of a phone's card. */
  right: boolean;
}

const saysNothing = (content: ReactNode) => content === null || content === undefined || content === false || content === "" || content === "\u2013";

/**
 * The cells of a row with their places on a phone's card: two columns, the second at the right edge, filled in order. What says nothing
 * (empty, a dash) is left out there, so that no hole remains.
 */
export function cardCells<R>(columns: readonly Column<R>[], row: R): CardCell<R>[] {
  const cells = columns.map((column, index) => {
    const content = column.cell(row);
    const place = cardPlace(columns, index);
    return { column, content, place: place === "line" && saysNothing(content) ? ("hidden" as const) : place, right: false };
  });
  // Without something aside, the first line takes the free place beside the title.
  let slot = cells.some((cell) => cell.place === "aside") ? 0 : 1;
  for (const cell of cells) if (cell.place === "line") cell.right = slot++ % 2 === 1;
  return cells;
}
