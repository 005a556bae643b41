import type { FormHeader, FormLine } from "./order-draft";
import { isBlankLine } from "./order-draft";

/** What a form of an order holds, as far as two people can change it at once. */
export interface OrderValues {
  header: FormHeader;
  rows: readonly FormLine[];
}

const LINE = "line ";

/**
 * The order's fields and lines side by side, so that they can be compared one by one. A line is known by its item and by which line
 * of that item it is: saving writes all lines anew.
 */
export function flatOrder({ header, rows }: OrderValues): Record<string, unknown> {
  const seen = new Map<string, number>();
  const lines = rows.filter((row) => !isBlankLine(row)).map(({ key: _key, ...line }) => {
    const item = line.item?.id ?? "";
    const nth = (seen.get(item) ?? 0) + 1;
    seen.set(item, nth);
    return [`${LINE}${item} ${nth}`, line] as const;
  });
  return { ...header, ...Object.fromEntries(lines) };
}

export const isLineField = (name: string): boolean => name.startsWith(LINE);

/** The form with one field or line of it replaced; a line that is not wanted goes, a new one comes at the end. */
export function writeFlat({ header, rows }: OrderValues, name: string, value: unknown, newKey: () => string): { header: FormHeader; rows: FormLine[] } {
  if (!isLineField(name)) return { header: { ...header, [name]: value ?? undefined }, rows: [...rows] };
  const [item, nth] = name.slice(LINE.length).split(" ");
  let found = 0;
  const at = rows.findIndex((row) => !isBlankLine(row) && (row.item?.id ?? "") === item && (found += 1) === Number(nth));
  const line = value as Omit<FormLine, "key"> | null | undefined;
  if (!line) return { header, rows: rows.filter((_, index) => index !== at) };
  if (at < 0) return { header, rows: [...rows.filter((row) => !isBlankLine(row)), { ...line, key: newKey() }] };
  return { header, rows: rows.map((row, index) => (index === at ? { ...line, key: row.key } : row)) };
}
