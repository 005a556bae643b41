/** What of a person is looked for in free text. */
export interface Needles {
  /** Single words, found as they are written: "May" is a name, "may" is not. */
  readonly words: readonly string[];
  /** Everything else, found in any case: full names, addresses, numbers. */
  readonly phrases: readonly string[];
}

const LATIN = /^[A-Za-z]+$/;

/** A pseudonym stays the same for the same record and says what it is. */
export function pseudonymOf(kind: string, id: string): string {
  return `Erased ${kind} ${id.replaceAll("-", "").slice(-8).toUpperCase()}`;
}

/**
 * What to look for, from the values a person's record holds and held. Of a telephone number also its digits, as lists
 * search for them; dashes and earlier pseudonyms are left out, and so is a single letter.
 */
export function needlesFrom(values: readonly (string | null)[]): Needles {
  const known = new Set<string>();
  for (const value of values) {
    const text = value?.trim() ?? "";
    if (text.length < 2 || text === "–" || text.startsWith("Erased ")) continue;
    known.add(text);
    const digits = text.replace(/\D/g, "");
    if (digits.length >= 7 && digits !== text) known.add(digits);
  }
  // The longest first: a full name goes before the word that it begins with.
  const sorted = [...known].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return { words: sorted.filter((text) => LATIN.test(text)), phrases: sorted.filter((text) => !LATIN.test(text)) };
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/**
 * A needle as PostgreSQL's regular expressions want it: whole, where letters or digits stand at its ends. The letter of an
 * escaped line end or tab before it is none of its own.
 */
function bounded(needle: string, text: string): string {
  const before = /^[A-Za-z0-9]/.test(needle) ? "(?:(?<![A-Za-z0-9])|(?<=\\\\[nrtbf]))" : "";
  const after = /[A-Za-z0-9]$/.test(needle) ? "(?![A-Za-z0-9])" : "";
  return `${before}${escaped(text)}${after}`;
}

/** How a needle is written: plainly, and as JSON writes it; a column of text may hold either. */
function spellings(needle: string, inJson: boolean): string[] {
  const json = JSON.stringify(needle).slice(1, -1);
  return inJson || json === needle ? [bounded(needle, json)] : [bounded(needle, json), bounded(needle, needle)];
}

/** In the text of JSON a name of a field stands before a colon: only values are touched. */
const NOT_A_KEY = '(?!(?:[^"\\\\]|\\\\.)*":)';

/** The pattern that finds any of the needles in text, or in the text of JSON; null when there is none. */
export function patternOf(needles: readonly string[], inJson: boolean): string | null {
  if (needles.length === 0) return null;
  return `(?:${needles.flatMap((needle) => spellings(needle, inJson)).join("|")})${inJson ? NOT_A_KEY : ""}`;
}
