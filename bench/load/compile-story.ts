import { customerCode, itemCode } from "../stage/companies";
import type { CapturedTable } from "./capture-story";

/** What may stand in a row in place of the text that was captured. */
export type Ref =
  | { readonly kind: "own"; readonly slot: number }
  | { readonly kind: "customer"; readonly part: number }
  | { readonly kind: "customerCode"; readonly lower: boolean }
  | { readonly kind: "item"; readonly slot: number }
  | { readonly kind: "itemCode"; readonly slot: number; readonly lower: boolean }
  | { readonly kind: "number"; readonly slot: number; readonly lower: boolean }
  /** Days after the story's day. */
  | { readonly kind: "date"; readonly days: number }
  /** Milliseconds after the story's moment, and the microseconds below. */
  | { readonly kind: "moment"; readonly ms: number; readonly micros: string }
  | { readonly kind: "seal"; readonly entry: number; readonly field: "sequence" | "number" | "hash" | "moment" };

export type Part = string | Ref;

export interface CompiledStory {
  /** In the order of first use: ids of the story's own rows, as captured. */
  readonly ownIds: readonly string[];
  /** Series prefix of every document number, e.g. `SO`. */
  readonly numbers: readonly string[];
  readonly itemClasses: readonly number[];
  readonly tables: readonly { readonly table: string; readonly columns: readonly string[]; readonly rows: readonly (readonly Part[])[] }[];
  /** Journal entries in the order they were posted, for the hash chain. */
  readonly entries: readonly CompiledEntry[];
}

export interface CompiledEntry {
  readonly id: Part;
  readonly entryOn: Part;
  readonly postedAt: Part;
  readonly sourceType: string;
  readonly sourceId: Part;
  readonly lines: readonly { readonly lineNo: number; readonly accountId: string; readonly debitMinor: bigint; readonly creditMinor: bigint; readonly customerId: Part | null }[];
}

export interface StoryFacts {
  /** Index of the customer, and ids of everything that is the customer's own, in a fixed order. */
  readonly customer: number;
  readonly customerParts: readonly string[];
  /** Indexes and ids of the items, a line each. */
  readonly items: readonly { readonly index: number; readonly id: string; readonly priceClass: number }[];
  /** Moment and day of the capture. */
  readonly momentMs: number;
  readonly day: string;
}

const TOKEN = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b(?:SO|SH|INV|RC|CN)-\d{4}-\d{5,}\b|\b[CI]\d{6}\b|\b\d{4}-\d{2}-\d{2}\b/gi;
const DAY_MS = 86_400_000;

/** COPY's text format: backslash, tab, newline and return are written with a backslash. */
const escaped = (text: string) => text.replace(/[\\\t\n\r]/g, (c) => ({ "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" })[c] ?? c);

/** Finds what must change from copy to copy in the rows of one story. */
export function compileStory(captured: readonly CapturedTable[], facts: StoryFacts): CompiledStory {
  const own = new Map<string, number>();
  for (const { columns, rows } of captured) {
    const at = columns.findIndex((c) => c.name === "id");
    // An order line and its demand line share their id.
    for (const row of rows) if (!own.has(row[at] ?? "")) own.set(row[at] ?? "", own.size);
  }
  const numbers = new Map<string, number>();
  const cell = (text: string, type: string) => partsOf(text, type, facts, own, numbers);
  const journal = captured.find((t) => t.table === "journal_entries");
  const entryAt = journal?.columns.findIndex((c) => c.name === "id") ?? -1;
  const order = new Map((journal?.rows ?? []).map((row, i) => [row[entryAt] ?? "", i]));
  const tables = captured.map(({ table, columns, rows }) => ({
    table,
    columns: columns.map((c) => c.name),
    rows: rows.map((row) => {
      const parts: Part[] = [];
      for (const [i, column] of columns.entries()) {
        if (i > 0) parts.push("\t");
        const seal = table === "journal_entries" ? SEALS[column.name] : undefined;
        const value = row[i] ?? null;
        if (seal) parts.push({ kind: "seal", entry: order.get(row[entryAt] ?? "") ?? 0, field: seal });
        else if (value === null) parts.push("\\N");
        else parts.push(...cell(value, column.type));
      }
      parts.push("\n");
      return joined(parts);
    }),
  }));
  return { ownIds: [...own.keys()], numbers: [...numbers.keys()].map((n) => n.split("-")[0] ?? ""), itemClasses: facts.items.map((i) => i.priceClass), tables, entries: entriesOf(captured, cell) };
}

const SEALS: Record<string, "sequence" | "number" | "hash" | "moment"> = { sealed_sequence: "sequence", number: "number", hash: "hash", sealed_at: "moment" };

function partsOf(text: string, type: string, facts: StoryFacts, own: ReadonlyMap<string, number>, numbers: Map<string, number>): Part[] {
  if (type === "timestamptz") return [{ kind: "moment", ms: Date.parse(`${text.slice(0, 23)}Z`) - facts.momentMs, micros: text.slice(23, 26) }];
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    parts.push(escaped(text.slice(at, match.index)), refOf(match[0], facts, own, numbers) ?? match[0]);
    at = match.index + match[0].length;
  }
  parts.push(escaped(text.slice(at)));
  return parts;
}

function refOf(token: string, facts: StoryFacts, own: ReadonlyMap<string, number>, numbers: Map<string, number>): Ref | null {
  const lower = token === token.toLowerCase();
  if (token.length === 36) {
    const slot = own.get(token);
    if (slot !== undefined) return { kind: "own", slot };
    const part = facts.customerParts.indexOf(token);
    if (part >= 0) return { kind: "customer", part };
    const item = facts.items.findIndex((i) => i.id === token);
    return item >= 0 ? { kind: "item", slot: item } : null;
  }
  if (/^\d/.test(token)) return { kind: "date", days: Math.round((Date.parse(token) - Date.parse(facts.day)) / DAY_MS) };
  const upper = token.toUpperCase();
  if (upper === customerCode(facts.customer)) return { kind: "customerCode", lower };
  const item = facts.items.findIndex((i) => itemCode(i.index) === upper);
  if (item >= 0) return { kind: "itemCode", slot: item, lower };
  if (!upper.includes("-")) return null;
  if (!numbers.has(upper)) numbers.set(upper, numbers.size);
  return { kind: "number", slot: numbers.get(upper) ?? 0, lower };
}

/** Neighbouring texts become one. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (typeof part === "string" && typeof last === "string") result[result.length - 1] = last + part;
    else if (part !== "") result.push(part);
  }
  return result;
}

function entriesOf(captured: readonly CapturedTable[], cell: (text: string, type: string) => Part[]): CompiledEntry[] {
  const entries = captured.find((t) => t.table === "journal_entries");
  const lines = captured.find((t) => t.table === "journal_lines");
  if (!entries || !lines) return [];
  const reader = (table: CapturedTable) => (row: readonly (string | null)[], name: string) => row[table.columns.findIndex((c) => c.name === name)] ?? null;
  const [ofEntry, ofLine] = [reader(entries), reader(lines)];
  const only = (text: string | null, type = "text"): Part => joined(cell(text ?? "", type))[0] ?? "";
  return entries.rows.map((row) => ({
    id: only(ofEntry(row, "id")),
    entryOn: only(ofEntry(row, "entry_on")),
    postedAt: only(ofEntry(row, "posted_at"), "timestamptz"),
    sourceType: ofEntry(row, "source_type") ?? "",
    sourceId: only(ofEntry(row, "source_id")),
    lines: lines.rows
      .filter((line) => ofLine(line, "entry_id") === ofEntry(row, "id"))
      .map((line) => ({
        lineNo: Number(ofLine(line, "line_no")),
        accountId: ofLine(line, "account_id") ?? "",
        debitMinor: BigInt(ofLine(line, "debit_minor") ?? "0"),
        creditMinor: BigInt(ofLine(line, "credit_minor") ?? "0"),
        customerId: ofLine(line, "customer_id") === null ? null : only(ofLine(line, "customer_id")),
      }))
      .sort((a, b) => a.lineNo - b.lineNo),
  }));
}
