import { initialsOf, isInitials, runsOf, syllablesOf } from "./fold-text";

/** A word as it was typed, made ready to be compared with many texts. */
export interface TypedWord {
  readonly letters: string;
  readonly syllables: string;
  readonly initials: string | null;
  /** Letters that may be wrong, missing, one too many or changed about. */
  readonly faults: number;
  /** Syllables that may be wrong altogether, where the word has three or more. */
  readonly syllableFaults: number;
}

const WHOLE = 100;
const AT_START = 90;
const AT_WORD = 80;
const INSIDE = 60;
const FAULTY = 50;
const PER_FAULT = 12;

/** Up to six words of a search. */
export function typedWords(search: string): { word: string; typed: TypedWord }[] {
  return search.trim().split(/\s+/).slice(0, 6).flatMap((word) => {
    const letters = runsOf(word).map((run) => run.text).join("");
    return letters ? [{ word, typed: { letters, syllables: syllablesOf(word), initials: isInitials(word) ? word : null, ...faultsAllowed(word, letters) } }] : [];
  });
}

/** A number is meant as it is typed; a name may have a wrong letter from four letters on, two from nine. */
function faultsAllowed(word: string, letters: string): { faults: number; syllableFaults: number } {
  if (/\d/.test(word)) return { faults: 0, syllableFaults: 0 };
  const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word);
  const long = [...letters].length;
  const syllables = /[가-힣]/.test(word) ? [...syllablesOf(word)].length : 0;
  return { faults: ideographs ? (long >= 3 ? 1 : 0) : long >= 9 ? 2 : long >= 4 ? 1 : 0, syllableFaults: syllables >= 3 ? 1 : 0 };
}

/** A text of a record, made ready to be compared. */
export interface ReadyText {
  readonly letters: string;
  /** Where its words begin. */
  readonly starts: ReadonlySet<number>;
  readonly syllables: string;
  readonly initials: readonly string[];
}

export function readyText(text: string): ReadyText {
  const starts = new Set<number>();
  let letters = "";
  for (const run of runsOf(text)) {
    starts.add(letters.length);
    letters += run.text;
  }
  return { letters, starts, syllables: syllablesOf(text), initials: initialsOf(text) };
}

/** How well a text answers a typed word, 0 when not at all. Among equals the shorter text is closer to what was meant. */
export function judgeMatch(typed: TypedWord, text: ReadyText): number {
  const spare = Math.min(8, Math.max(0, text.letters.length - typed.letters.length) / 4);
  if (typed.initials) return text.initials.some((one) => one.startsWith(typed.initials ?? "")) ? AT_START - spare : text.initials.some((one) => one.includes(typed.initials ?? "")) ? INSIDE - spare : 0;
  if (text.letters === typed.letters) return WHOLE;
  let best = 0;
  for (let at = text.letters.indexOf(typed.letters); at >= 0; at = text.letters.indexOf(typed.letters, at + 1)) {
    best = Math.max(best, at === 0 ? AT_START : text.starts.has(at) ? AT_WORD : INSIDE);
  }
  if (best > 0) return best - spare;
  const faults = typed.faults > 0 && text.letters.length + typed.faults >= typed.letters.length ? leastFaults(typed.letters, text.letters, typed.faults) : Infinity;
  if (faults <= typed.faults) return FAULTY - PER_FAULT * (faults - 1) - spare;
  const syllableFaults = typed.syllableFaults > 0 ? leastFaults(typed.syllables, text.syllables, typed.syllableFaults) : Infinity;
  return syllableFaults <= typed.syllableFaults ? FAULTY - 2 * PER_FAULT - spare : 0;
}

/**
 * The fewest changes (a letter wrong, missing, too many, or two changed about) that make `wanted` stand somewhere in `text`; Infinity
 * beyond `most`. Sellers' algorithm: the first row costs nothing, so the match may begin anywhere, and it may end anywhere.
 */
export function leastFaults(wanted: string, text: string, most: number): number {
  const [a, b] = [[...wanted], [...text]];
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j - 1] ?? 0) + (same ? 0 : 1), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (!same && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    before = row;
    row = next;
  }
  return Math.min(...row);
}
