import english from "@/messages/en/imports.json";
import korean from "@/messages/ko/imports.json";
import chinese from "@/messages/zh/imports.json";
import { field, FIELDS } from "./field-catalogue";
import type { Choices, ImportField, ImportKind } from "./import-kinds";

export { IMPORT_KINDS, type Choices, type FieldType, type ImportField, type ImportKind } from "./import-kinds";

/** The join of an order's second file to the first. */
export const LINE_KEY = "line.key";

export const fieldsOf = (kind: ImportKind): readonly ImportField[] => FIELDS[kind];
export const fieldOf = (kind: ImportKind, name: string) => FIELDS[kind].find((one) => one.name === name);

/** A column of the second file, as the mapping names it. */
export const lineColumn = (column: string) => `lines/${column}`;

const plain = (header: string) => header.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Which field each column probably holds, each field once, the closest header first. */
export function suggestMapping(kind: ImportKind, columns: readonly string[], lineColumns: readonly string[] | null): Record<string, string> {
  const head = FIELDS[kind].filter((one) => lineColumns === null || !one.ofLine);
  const mapping = pair(kind, columns, head);
  if (lineColumns) {
    const keys: ImportField = { ...field(LINE_KEY, "orderid orderno ordernumber order id 주문번호 订单号"), ofLine: true };
    const lines = pair(kind, lineColumns, [keys, ...FIELDS[kind].filter((one) => one.ofLine)]);
    for (const [column, name] of Object.entries(lines)) mapping[lineColumn(column)] = name;
  }
  return mapping;
}

const LABELS = [english, korean, chinese].map((catalogue) => catalogue.fields as Readonly<Record<string, string>>);

/** What a field is called on the screen in a language; templates carry these as their headers. */
export function labelOf(kind: ImportKind, name: string, language: string): string {
  const labels = LABELS[["en", "ko", "zh"].indexOf(language)] ?? LABELS[0];
  return labels?.[`${kind}.${name}`] ?? name;
}

const CHOICES = [english, korean, chinese].map((catalogue) => catalogue.choices as Readonly<Record<string, Readonly<Record<string, string>>>>);

/** What a fixed choice is called, in every language, so that a file in any of them is understood. */
export const namesOfChoice = (choices: Choices, value: string): string[] => CHOICES.flatMap((names) => names[choices]?.[value] ?? []);

/** How near a header is to a field: its label in one of the languages, its own name, one of the words it is known by; -1 when it is none. */
function nearness(kind: ImportKind, one: ImportField, header: string): number {
  const text = plain(header);
  if (LABELS.some((labels) => plain(labels[`${kind}.${one.name}`] ?? "") === text)) return 0;
  if (text === plain(one.name.split(".").at(-1) ?? "")) return 1.5;
  const at = one.headers.indexOf(text);
  return at < 0 ? -1 : at + 1;
}

/** Whether a header is one that a field is known by. */
export function headerMatch(kind: ImportKind, name: string, header: string): boolean {
  const one = fieldOf(kind, name);
  return one !== undefined && nearness(kind, one, header) >= 0;
}

function pair(kind: ImportKind, columns: readonly string[], fields: readonly ImportField[]): Record<string, string> {
  const options = fields.flatMap((one) =>
    columns.flatMap((column) => {
      const at = nearness(kind, one, column);
      return at >= 0 ? [{ column, name: one.name, at }] : [];
    }),
  );
  const mapping: Record<string, string> = {};
  const taken = new Set<string>();
  for (const { column, name } of options.sort((a, b) => a.at - b.at)) {
    if (mapping[column] || taken.has(name)) continue;
    mapping[column] = name;
    taken.add(name);
  }
  return mapping;
}
