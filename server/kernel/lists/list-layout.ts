import type { ListColumn } from "./declare-list";

/** How somebody wants a list laid out. */
export interface ListLayout {
  /** Keys of the columns shown, in their order; null leaves both to the list. */
  readonly columns: readonly string[] | null;
  /** Keys of the fields shown on a phone's cards, in their order; null or absent leaves them to the list. */
  readonly cards?: readonly string[] | null;
  /** Pixels by column; the others fit themselves. */
  readonly widths: Readonly<Record<string, number>>;
  readonly density: "normal" | "compact";
}

export const DEFAULT_LAYOUT: ListLayout = { columns: null, widths: {}, density: "normal" };
export const NARROWEST_PX = 48;
export const WIDEST_PX = 720;

/** Columns in the order of a layout. The first column is what one recognises: it always leads. Unknown keys are passed over. */
export function laidOut<C extends Pick<ListColumn, "key" | "optional">>(columns: readonly C[], layout: ListLayout): C[] {
  if (!layout.columns) return columns.filter((column) => !column.optional);
  const [first] = columns;
  const chosen = layout.columns.flatMap((key) => columns.find((column) => column.key === key && column !== first) ?? []);
  return first ? [first, ...chosen] : chosen;
}

/** A column's width within what a hand can use. */
export function boundedWidth(pixels: number): number {
  return Math.round(Math.min(WIDEST_PX, Math.max(NARROWEST_PX, pixels)));
}

/** Moves one entry of an order up or down; at the ends nothing moves. */
export function moved(keys: readonly string[], key: string, by: -1 | 1): string[] {
  const from = keys.indexOf(key);
  const to = from + by;
  if (from < 0 || to < 0 || to >= keys.length) return [...keys];
  const next = keys.filter((other) => other !== key);
  next.splice(to, 0, key);
  return next;
}
