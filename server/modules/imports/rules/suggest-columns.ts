import { countryCode } from "./country-code";
import { fieldOf, fieldsOf, headerMatch, LINE_KEY, suggestMapping, type ImportField, type ImportKind } from "./import-fields";
import type { Table } from "./read-table";

type Look = "email" | "website" | "phone" | "country" | "date";

/** Why a column was taken for a field: by its header, or by what its cells look like. */
export type MappingReason = { readonly by: "header" } | { readonly by: "values"; readonly look: Look; readonly sample: string };

/** How many cells of a column are looked at, and what share of them must look alike. */
const LOOKED_AT = 200;
const SHARE = 0.8;

const LOOKS: readonly { look: Look; fits: (cell: string) => boolean; fields: (one: ImportField) => boolean }[] = [
  { look: "email", fits: (cell) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(cell), fields: (one) => /(^|\.)email$/.test(one.name) },
  { look: "website", fits: (cell) => /^(https?:\/\/|www\.)\S+\.\S+$/i.test(cell), fields: (one) => one.name === "website" },
  { look: "date", fits: (cell) => /^\d{4}\s*[-./년年]\s*\d{1,2}\s*[-./월月]\s*\d{1,2}\s*[일日.]?$/u.test(cell), fields: (one) => one.type === "date" },
  { look: "phone", fits: (cell) => /^\+?[\d\s().-]{8,20}$/.test(cell) && cell.replace(/\D/g, "").length >= 8 && /[-\s+().]/.test(cell), fields: (one) => /(^|\.)phone$/.test(one.name) },
  { look: "country", fits: (cell) => cell.length > 2 && countryCode(cell) !== null, fields: (one) => /(^|\.)country$/.test(one.name) },
];

function lookOf(table: Table, index: number): { look: (typeof LOOKS)[number]; sample: string } | null {
  const cells = table.rows.slice(0, LOOKED_AT).map((row) => (row.cells[index] ?? "").trim()).filter((cell) => cell !== "");
  if (cells.length === 0) return null;
  const look = LOOKS.find(({ fits }) => cells.filter(fits).length >= cells.length * SHARE);
  return look ? { look, sample: (cells.find(look.fits) ?? "").slice(0, 60) } : null;
}

/** What each column probably holds: by its header, else by its cells; every field once. */
export function suggestColumns(kind: ImportKind, table: Table, lines: Table | null): { mapping: Record<string, string>; reasons: Record<string, MappingReason> } {
  const mapping = suggestMapping(kind, table.columns, lines?.columns ?? null);
  const reasons: Record<string, MappingReason> = Object.fromEntries(Object.keys(mapping).map((column) => [column, { by: "header" }]));
  const taken = new Set(Object.values(mapping));
  for (const [index, column] of table.columns.entries()) {
    if (mapping[column]) continue;
    const seen = lookOf(table, index);
    const field = seen && fieldsOf(kind).find((one) => seen.look.fields(one) && !taken.has(one.name) && !(lines && one.ofLine));
    if (!field) continue;
    mapping[column] = field.name;
    reasons[column] = { by: "values", look: seen.look.look, sample: seen.sample };
    taken.add(field.name);
  }
  return { mapping, reasons };
}

/** Why a column may be what a person or the suggestion made of it; null when only the person knows. */
export function reasonOf(kind: ImportKind, table: Table, file: "main" | "lines", column: string, fieldName: string): MappingReason | null {
  if (fieldName === LINE_KEY || headerMatch(kind, fieldName, column)) return { by: "header" };
  if (file === "lines") return null;
  const seen = lookOf(table, table.columns.indexOf(column));
  const field = fieldOf(kind, fieldName);
  return seen && field && seen.look.fields(field) ? { by: "values", look: seen.look.look, sample: seen.sample } : null;
}

const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Values of the file that mean one of the choices, however they are written: `pcs.` is PCS, "대한민국" stays for a person. */
export function suggestMatches(values: readonly string[], choices: readonly { value: string; label: string; names?: readonly string[] }[]): Record<string, string> {
  const byText = new Map(choices.flatMap((one) => [one.label, one.value, ...(one.names ?? [])].map((text) => [plain(text), one.value] as const)));
  return Object.fromEntries(values.flatMap((value) => {
    const choice = byText.get(plain(value));
    return choice ? [[value, choice]] : [];
  }));
}

