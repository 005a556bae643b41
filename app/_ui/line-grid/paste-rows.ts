import { unambiguous, type LookupOption } from "../use-lookup";
import { isEditable, withText, type LineColumn } from "./columns";

/** Cells of a copied spreadsheet range: tabs between cells, lines between rows; a quoted cell may hold both. */
export function parseClipboard(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? "";
    if (quoted && mark === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (quoted) {
      if (mark === '"') quoted = false;
      else cell += mark;
    } else if (mark === '"' && cell === "") {
      quoted = true;
    } else if (mark === "\t") {
      endCell();
    } else if (mark === "\n") {
      endCell();
      rows.push([]);
    } else if (mark !== "\r") {
      cell += mark;
    }
  }
  if (cell !== "" || rows.at(-1)?.length) endCell();
  return rows.filter((row) => row.length > 0);
}

export interface PasteFault {
  row: number;
  columnKey: string;
  text: string;
}

type Cells = readonly (readonly string[])[];
export type FoundLookups = ReadonlyMap<string, LookupOption<unknown>>;

function lookupKey(columnKey: string, text: string): string {
  return `${columnKey}\u0000${text.trim()}`;
}

/** Asks every lookup column once for each distinct text of the range whose first column is `from`. */
export async function resolveLookups<R>(columns: readonly LineColumn<R>[], cells: Cells, from: number): Promise<FoundLookups> {
  const found = new Map<string, LookupOption<unknown>>();
  const never = new AbortController().signal;
  for (const [right, column] of columns.slice(from).entries()) {
    if (column.kind !== "lookup") continue;
    const texts = new Set(cells.map((row) => row[right]?.trim() ?? "").filter((text) => text !== ""));
    await Promise.all(
      [...texts].map(async (text) => {
        const option = unambiguous(await column.search(text, never), text);
        if (option) found.set(lookupKey(column.key, text), option);
      }),
    );
  }
  return found;
}

/**
 * Lays a range over the rows from a cell on, adding rows as needed. What cannot be read is left as it was and reported,
 * so that nothing disappears silently.
 */
export function layCells<R>(paste: {
  rows: readonly R[];
  columns: readonly LineColumn<R>[];
  cells: Cells;
  at: { row: number; column: number };
  found: FoundLookups;
  newRow: () => R;
  today: string;
}): { rows: R[]; faults: PasteFault[] } {
  const { columns, cells, at, found, newRow, today } = paste;
  const rows = [...paste.rows];
  const faults: PasteFault[] = [];
  cells.forEach((texts, down) => {
    const index = Math.min(at.row + down, rows.length);
    let row = rows[index] ?? newRow();
    texts.forEach((text, right) => {
      const column = columns[at.column + right];
      if (!column || !isEditable(column, row)) return;
      const option = column.kind === "lookup" ? found.get(lookupKey(column.key, text)) : undefined;
      const next = column.kind === "lookup" && option ? column.set(row, option) : withText(column, row, text, today);
      if (next === null) faults.push({ row: index, columnKey: column.key, text });
      else row = next;
    });
    rows[index] = row;
  });
  return { rows, faults };
}
