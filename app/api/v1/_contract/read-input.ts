import { fault, type Fault } from "@/server/kernel/errors";
import { minorDigits, type CurrencyCode } from "@/server/kernel/money";
import type { InputShape } from "./input-shape";
import { openPosition } from "./list-position";

const DECIMAL = /^(-?)(\d{1,16})(?:\.(\d+))?$/;

/**
 * What a program sent, as its command wants it: names and amounts translated, nothing else judged, since the command judges
 * its own input. Fields nobody knows, amounts nobody can read, text that is none and things of another build are added to
 * `faults` (paths in the command's names), so that nothing goes further that is deeper than the command's own input.
 */
export function readBody(shape: InputShape, value: unknown, currency: CurrencyCode, faults: Fault[], path = ""): unknown {
  if (value === undefined || value === null || shape.kind === "anything") return value;
  if (shape.kind === "amount") return minorOf(value, currency, faults, path);
  if (typeof value === "string" && !isText(value)) faults.push(fault(path, "input.characters"));
  const built = Array.isArray(value) ? "list" : typeof value === "object" ? "object" : "value";
  if (built !== (shape.kind === "position" ? "value" : shape.kind)) {
    faults.push(fault(path, "input.type"));
    return undefined;
  }
  if (shape.kind === "list") return (value as unknown[]).map((one, i) => readBody(shape.element, one, currency, faults, under(path, String(i))));
  if (shape.kind !== "object") return value;
  const read: Record<string, unknown> = {};
  for (const key in value) {
    const field = shape.fields.get(key);
    if (!field) faults.push(fault(under(path, key), "input.unknown_field", { field: key }));
    else read[field.name] = readBody(field.shape, (value as Record<string, unknown>)[key], currency, faults, under(path, field.name));
  }
  return read;
}

const under = (path: string, step: string) => (path ? `${path}.${step}` : step);

/** PostgreSQL keeps no NUL, and half of a surrogate pair is no character: it would be stored as something else. */
export function isText(value: string): boolean {
  return !value.includes("\u0000") && !/\p{Surrogate}/u.test(value);
}

/** Minor units of decimal text; no more decimals than the currency has. */
function minorOf(value: unknown, currency: CurrencyCode, faults: Fault[], path: string): bigint | undefined {
  const match = typeof value === "string" ? DECIMAL.exec(value) : null;
  const digits = minorDigits(currency);
  const [, sign = "", whole = "", decimals = ""] = match ?? [];
  if (!match || decimals.replace(/0+$/, "").length > digits) {
    faults.push(fault(path, "api.amount", { currency, digits }));
    return undefined;
  }
  return BigInt(`${sign}${whole}${decimals.slice(0, digits).padEnd(digits, "0")}`);
}

/** The parameters of an address, typed as the query wants them; the same name again, or commas, make a list. */
export function readQuery(shape: InputShape, url: URL, currency: CurrencyCode, faults: Fault[]): Record<string, unknown> {
  const params = url.searchParams;
  const read: Record<string, unknown> = {};
  if (shape.kind !== "object") return read;
  for (const key of new Set(params.keys())) {
    const field = shape.fields.get(key);
    if (!field) faults.push(fault(key, "input.unknown_field", { field: key }));
    else if (key === "cursor") read[field.name] = readPosition(field.shape, params.get(key) ?? "", url, faults);
    else read[field.name] = readParameter(field.shape, params.getAll(key), currency, faults, field.name);
  }
  return read;
}

function readParameter(shape: InputShape, values: readonly string[], currency: CurrencyCode, faults: Fault[], path: string): unknown {
  if (!values.every(isText)) {
    faults.push(fault(path, "input.characters"));
    return undefined;
  }
  const value = values.at(-1) ?? "";
  if (shape.kind === "list") return values.flatMap((one) => one.split(",")).filter(Boolean).map((one) => readScalar(shape.element, one));
  if (shape.kind === "amount") return minorOf(value, currency, faults, path);
  return readScalar(shape, value);
}

function readScalar(shape: InputShape, value: string): unknown {
  if (shape.kind !== "value") return value;
  if (shape.type === "boolean") return value === "true" ? true : value === "false" ? false : value;
  if (shape.type === "integer") return /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return value;
}

/** Where a page ended, as one opaque text. Lists that name it by several values have them packed. */
export function encodePosition(position: unknown): string | null {
  if (position === null || position === undefined) return null;
  if (typeof position === "string") return position;
  return Buffer.from(JSON.stringify(position, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value))).toString("base64url");
}

/** The same of a text that a list gave; an empty one asks for the first page. */
function readPosition(shape: InputShape, text: string, url: URL, faults: Fault[]): unknown {
  if (text === "") return undefined;
  const position = openPosition(text, url);
  try {
    if (position !== null && isText(position)) return shape.kind === "position" ? (JSON.parse(Buffer.from(position, "base64url").toString("utf8")) as unknown) : position;
  } catch {
    // Told like any other text that no list gave.
  }
  faults.push(fault("cursor", "input.cursor"));
  return undefined;
}
