import type { Format } from "@/app/_ui/format";

type Value = string | number | boolean | null;

/** The texts of `messages/*\/audit.json`, as far as a change needs them. */
export interface Words {
  (key: string, values?: Record<string, string>): string;
  has(key: string): boolean;
}

/** Fields whose values are words of ours, not of the user. */
const CODED = new Set(["status", "confirmation", "creditHold", "noteStatus", "method", "type", "kind", "channel", "deliveryCode", "price", "line", "disposition"]);

/** `line 3 packed` is about line 3 and its field packed; `line 3` about the line itself. */
function partsOf(field: string): { line: string | null; name: string } {
  const [, line, rest] = /^line (\d+)(?: (\w+).*)?$/.exec(field) ?? [];
  return line ? { line, name: rest ?? "line" } : { line: null, name: field };
}

/** What a changed field is called. */
export function fieldLabel(field: string, words: Words): string {
  const { line, name } = partsOf(field);
  if (line && name === "line") return words("line", { line });
  const label = /^\w+$/.test(name) && words.has(`field.${name}`) ? words(`field.${name}`) : plainWords(name);
  return line ? words("fieldOfLine", { line, field: label }) : label;
}

/** `customerReference` → `Customer reference`. */
function plainWords(name: string): string {
  const text = name.replace(/(Minor|Id|On|At)$/, "").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A value before or after, the way the rest of the screen shows such a value. */
export function shownValue(field: string, value: Value, words: Words, format: Pick<Format, "money" | "date" | "moment" | "percent" | "quantity" | "country">): string | null {
  if (value === null) return null;
  if (typeof value === "boolean") return words(value ? "yes" : "no");
  const { name } = partsOf(field);
  const text = String(value);
  if (name.endsWith("Minor") && /^-?\d+$/.test(text)) return format.money(BigInt(text));
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return format.date(text);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return format.moment(text);
  const isDecimal = /^-?\d+(\.\d+)?$/.test(text);
  if (name.endsWith("Percent") && isDecimal) return format.percent(text);
  if (name === "quantity" && isDecimal) return format.quantity(text);
  if (name === "country" && /^[A-Z]{2}$/.test(text)) return format.country(text);
  if (CODED.has(name) && /^[a-z_]+$/.test(text) && words.has(`value.${text}`)) return words(`value.${text}`);
  return text;
}
