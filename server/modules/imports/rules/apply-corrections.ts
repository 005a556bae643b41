import type { Table } from "./read-table";

export type Corrections = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Stands before the line number of the second file. */
export const LINES = "lines/";

/** The table with the corrected cells in place of the file's own; its line numbers stay. */
export function applyCorrections(table: Table, corrections: Corrections, prefix: "" | typeof LINES): Table {
  if (Object.keys(corrections).length === 0) return table;
  const rows = table.rows.map((row) => {
    const own = corrections[`${prefix}${row.line}`];
    if (!own) return row;
    return { ...row, cells: table.columns.map((column, i) => own[column] ?? row.cells[i] ?? "") };
  });
  return { ...table, rows };
}

/** Corrections so far and more of them, cell by cell; the later one holds. */
export function withCorrections(before: Corrections, more: Corrections): Record<string, Record<string, string>> {
  const all: Record<string, Record<string, string>> = Object.fromEntries(Object.entries(before).map(([line, cells]) => [line, { ...cells }]));
  for (const [line, cells] of Object.entries(more)) all[line] = { ...all[line], ...cells };
  return all;
}
