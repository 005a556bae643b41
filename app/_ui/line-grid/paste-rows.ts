import { unambiguous } from "../use-lookup";
import { isEditable, withText, type LineColumn, type Meaning } from "./columns";
import type { Block } from "./grid-moves";
import type { RangePlan } from "./read-range";

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

/** A block of texts as a spreadsheet takes it: what holds tabs, lines or quotes is quoted. */
export function toClipboard(block: Block, text: (row: number, column: number) => string): string {
  const lines: string[] = [];
  for (let row = block.top; row <= block.bottom; row += 1) {
    const cells: string[] = [];
    for (let column = block.left; column <= block.right; column += 1) {
      const plain = text(row, column);
      cells.push(/[\t\n"]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain);
    }
    lines.push(cells.join("\t"));
  }
  return lines.join("\n");
}

/** A text that could not be taken, with what it may mean. */
export interface PasteFault {
  row: number;
  columnKey: string;
  text: string;
  options: Meaning["options"];
}

type Cells = readonly (readonly string[])[];
export type FoundLookups = ReadonlyMap<string, Meaning>;

/** How many records are offered for a text that may mean several. */
const CHOICES = 6;
/** A range with more unclear texts than this is asked for in parts. */
const AT_ONCE = 200;

function lookupKey(columnKey: string, text: string): string {
  return `${columnKey}\u0000${text.trim()}`;
}

/** Asks every lookup column once for each distinct text of the range. */
export async function resolveLookups<R, F>(columns: readonly LineColumn<R, F>[], cells: Cells, plan: RangePlan, row: R): Promise<FoundLookups> {
  const found = new Map<string, Meaning>();
  const texts = new Map<LineColumn<R, F>, Set<string>>();
  for (const line of cells.slice(plan.skip)) {
    line.forEach((text, right) => {
      const at = plan.targets[right] ?? null;
      const column = at === null ? undefined : columns[at];
      if (column?.kind !== "lookup" || column.match || text.trim() === "") return;
      texts.set(column, (texts.get(column) ?? new Set()).add(text.trim()));
    });
  }
  await Promise.all(
    [...texts].map(async ([column, wanted]) => {
      for (const [text, meaning] of await meaningsOf(column, [...wanted], row)) found.set(lookupKey(column.key, text), meaning);
    }),
  );
  return found;
}

async function meaningsOf<R, F>(column: LineColumn<R, F>, texts: readonly string[], row: R): Promise<(readonly [string, Meaning])[]> {
  if (column.kind !== "lookup") return [];
  const { resolve, search } = column;
  if (resolve) {
    const parts = Array.from({ length: Math.ceil(texts.length / AT_ONCE) }, (_, part) => texts.slice(part * AT_ONCE, (part + 1) * AT_ONCE));
    return (await Promise.all(parts.map(async (part) => [...(await resolve(part))]))).flat();
  }
  const never = new AbortController().signal;
  return Promise.all(
    texts.map(async (text) => {
      const options = await search(text, never, row);
      return [text, { taken: unambiguous(options, text) ?? null, options: options.slice(0, CHOICES) }] as const;
    }),
  );
}

export interface Laying<R, F> {
  rows: readonly R[];
  columns: readonly LineColumn<R, F>[];
  factsOf: (row: R) => F;
  cells: Cells;
  /** The line that the range begins at. */
  row: number;
  plan: RangePlan;
  found: FoundLookups;
  newRow: () => R;
  today: string;
}

/**
 * Lays a range over the rows from a line on, adding rows as needed. What cannot be read is left as it was and reported, so that
 * nothing disappears silently. Several texts for one column (code and name of an item) are tried in their order.
 */
export function layCells<R, F>(laying: Laying<R, F>): { rows: R[]; faults: PasteFault[] } {
  const { columns, cells, plan, newRow } = laying;
  const rows = [...laying.rows];
  const faults: PasteFault[] = [];
  cells.slice(plan.skip).forEach((texts, down) => {
    const index = Math.min(laying.row + down, rows.length);
    let row = rows[index] ?? newRow();
    const byColumn = new Map<number, string[]>();
    texts.forEach((text, right) => {
      const target = plan.targets[right] ?? null;
      if (target !== null) byColumn.set(target, [...(byColumn.get(target) ?? []), text]);
    });
    for (const [at, own] of [...byColumn].sort(([a], [b]) => a - b)) {
      const column = columns[at];
      if (!column || !isEditable(column, row)) continue;
      const laid = layCell(column, row, own, laying);
      if ("fault" in laid) faults.push({ row: index, columnKey: column.key, ...laid.fault });
      else row = laid.row;
    }
    rows[index] = row;
  });
  return { rows, faults };
}

function layCell<R, F>(column: LineColumn<R, F>, row: R, texts: readonly string[], laying: Laying<R, F>): { row: R } | { fault: { text: string; options: Meaning["options"] } } {
  const written = texts.map((text) => text.trim()).filter((text) => text !== "");
  const [first = ""] = written;
  if (column.kind !== "lookup") {
    const next = withText(column, row, first === "" ? (texts[0] ?? "") : first, laying.today, laying.factsOf(row));
    return next === null ? { fault: { text: first, options: [] } } : { row: next };
  }
  if (first === "") return { row: column.set(row, null) };
  const meanings = written.map((text) => column.match?.(row, text) ?? laying.found.get(lookupKey(column.key, text)) ?? { taken: null, options: [] });
  const taken = meanings.find((meaning) => meaning.taken !== null)?.taken;
  if (taken) return { row: column.set(row, taken) };
  const options = [...new Map(meanings.flatMap((meaning) => meaning.options).map((option) => [option.id, option])).values()];
  return { fault: { text: first, options: options.slice(0, CHOICES) } };
}

