/** What happens to whole lines. Every function gives a new list and leaves the old one as it was. */

/** The lines without those from `top` to `bottom`; a grid never stands without a line. */
export function withoutLines<R>(rows: readonly R[], top: number, bottom: number, newRow: () => R): R[] {
  const kept = rows.filter((_, at) => at < top || at > bottom);
  return kept.length > 0 ? kept : [newRow()];
}

/** A line put in before the line at `at`, after all when `at` is their number. */
export function withLineAt<R>(rows: readonly R[], at: number, row: R): R[] {
  return [...rows.slice(0, at), row, ...rows.slice(at)];
}

/** The block of lines one place up or down; null at the edge. */
export function withLinesMoved<R>(rows: readonly R[], top: number, bottom: number, by: 1 | -1): R[] | null {
  if (top + by < 0 || bottom + by > rows.length - 1) return null;
  const block = rows.slice(top, bottom + 1);
  const rest = [...rows.slice(0, top), ...rows.slice(bottom + 1)];
  return [...rest.slice(0, top + by), ...block, ...rest.slice(top + by)];
}
