import { minorDigits } from "@/server/kernel/currency";

/**
 * What a person or a spreadsheet wrote, as plain decimal text: "₩1,234.50" → "1234.5", "(300)" → "-300", "１２" → "12".
 * Returns null for what is not a number.
 */
export function parseDecimal(typed: string): string | null {
  const plain = typed.normalize("NFKC").replace(/[\s,'_\u00a0\p{Sc}]/gu, "").replace(/\u2212/g, "-").replace(/%$/, "");
  const negative = /^\((.+)\)$/.exec(plain);
  const text = negative ? `-${negative[1]}` : plain;
  const figures = /^([-+]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text);
  if (!figures || !/\d/.test(text)) return null;
  const [, sign = "", whole = "", decimals = ""] = figures;
  const value = `${whole || "0"}${decimals ? `.${decimals}` : ""}`;
  return sign === "-" && value !== "0" ? `-${value}` : value;
}

/** Typed text to minor units of the currency; null when it is no number or has more decimals than the currency. */
export function parseMoney(typed: string, currency: string): bigint | null {
  const text = parseDecimal(typed);
  if (text === null) return null;
  const digits = minorDigits(currency);
  const [whole = "0", decimals = ""] = text.split(".");
  return decimals.length > digits ? null : BigInt(whole + decimals.padEnd(digits, "0"));
}

/**
 * A typed date as "YYYY-MM-DD": full dates with - / . or without separators ("20260312"), a day of this month ("12"),
 * day-distance ("+3", "-1"), "t" for today. Null when it is no date.
 */
export function parseDate(typed: string, today: string): string | null {
  const text = typed.trim().toLowerCase();
  const [year = 0, month = 0] = today.split("-").map(Number);
  if (text === "t" || text === "today") return today;
  if (/^[+-]\d{1,4}$/.test(text)) return shift(today, Number(text));
  if (/^\d{1,2}$/.test(text)) return real(year, month, Number(text));
  const short = /^(\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (short) return real(year, Number(short[1]), Number(short[2]));
  const full = /^(\d{4})[-/.]?\s?(\d{1,2})[-/.]?\s?(\d{1,2})\.?$/.exec(text);
  return full ? real(Number(full[1]), Number(full[2]), Number(full[3])) : null;
}

/** A typed time of day as "HH:MM": "18:30", "18.30", "1830", "9", "6:30 pm", "오후 6:30", "下午6点30分". Null when it is none. */
export function parseTime(typed: string): string | null {
  const text = typed.normalize("NFKC").trim().toLowerCase();
  const half = /(p\.?m\.?|오후|下午|晚上)/.test(text) ? "pm" : /(a\.?m\.?|오전|上午|早上)/.test(text) ? "am" : null;
  const figures = text.replace(/[ap]\.?m\.?|오[전후]|[上下]午|[早晚]上/g, "").trim();
  const found = /^(\d{1,2})(?:\s*[:.h시点时]\s*(?:(\d{1,2})\s*[분分]?)?)?$/.exec(figures) ?? /^(\d{1,2})(\d{2})$/.exec(figures);
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  if (half !== null && (hour < 1 || hour > 12)) return null;
  const of24 = half === null ? hour : (hour % 12) + (half === "pm" ? 12 : 0);
  return of24 < 24 && minute < 60 ? `${String(of24).padStart(2, "0")}:${String(minute).padStart(2, "0")}` : null;
}

function shift(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

function real(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}
