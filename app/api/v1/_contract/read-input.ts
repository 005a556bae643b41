import { fault, type Fault } from "@/server/kernel/errors";
import { minorDigits, type CurrencyCode } from "@/server/kernel/money";
import type { InputShape } from "./input-shape";

const DECIMAL = /^(-?)(\d{1,16})(?:\.(\d+))?$/;

/**
 * What a program sent, as its command wants it: names and amounts translated, nothing else judged, since the command judges
 * its own input. Fields nobody knows and amounts nobody can read are added to `faults` (paths in the command's names).
 */
export function readBody(shape: InputShape, value: unknown, currency: CurrencyCode, faults: Fault[], path = ""): unknown {
  if (shape.kind === "amount") return value === undefined || value === null ? value : minorOf(value, currency, faults, path);
  if (shape.kind === "list") return Array.isArray(value) ? value.map((one, i) => readBody(shape.element, one, currency, faults, under(path, String(i)))) : value;
  if (shape.kind !== "object" || typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const read: Record<string, unknown> = {};
  for (const key in value) {
    const field = shape.fields.get(key);
    if (!field) faults.push(fault(under(path, key), "input.unknown_field", { field: key }));
    else read[field.name] = readBody(field.shape, (value as Record<string, unknown>)[key], currency, faults, under(path, field.name));
  }
  return read;
}

const under = (path: string, step: string) => (path ? `${path}.${step}` : step);

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
export function readQuery(shape: InputShape, params: URLSearchParams, currency: CurrencyCode, faults: Fault[]): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  if (shape.kind !== "object") return read;
  for (const key of new Set(params.keys())) {
    const field = shape.fields.get(key);
    if (!field) faults.push(fault(key, "input.unknown_field", { field: key }));
    else read[field.name] = readParameter(field.shape, params.getAll(key), currency, faults, field.name);
  }
  return read;
}

function readParameter(shape: InputShape, values: readonly string[], currency: CurrencyCode, faults: Fault[], path: string): unknown {
  if (shape.kind === "list") return values.flatMap((value) => value.split(",")).filter(Boolean).map((value) => readScalar(shape.element, value));
  const value = values.at(-1) ?? "";
  if (shape.kind === "amount") return minorOf(value, currency, faults, path);
  if (shape.kind === "position") return decodePosition(value, faults, path);
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

function decodePosition(text: string, faults: Fault[], path: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as unknown;
  } catch {
    faults.push(fault(path, "input.cursor"));
    return undefined;
  }
}
