import { initialsOf, isInitials, runsOf } from "./fold-text";

/**
 * The pieces of a text under which the index lists it: three letters in a row with the beginning (^) and the end ($) of each word,
 * two Chinese characters in a row with the beginning of each run, two initial consonants of Korean words (~).
 */
export function gramsOfText(text: string): Set<string> {
  const grams = new Set<string>();
  for (const run of runsOf(text)) {
    if (run.script === "letters") addWindows(grams, `^${run.text}$`, 3);
    else addWindows(grams, `^${run.text}`, 2);
  }
  for (const initials of initialsOf(text)) addWindows(grams, initials, 2, "~");
  return grams;
}

/** The pieces by which a typed word looks for its texts; the last letter may not be the word's last. */
export function gramsOfWord(word: string): Set<string> {
  const grams = new Set<string>();
  if (isInitials(word)) {
    addWindows(grams, word, 2, "~");
    return grams;
  }
  for (const run of runsOf(word)) {
    const characters = [...run.text];
    if (run.script === "ideographs") {
      addWindows(grams, characters.length > 2 ? `^${run.text}` : run.text, 2);
      if (characters.length === 1) grams.add(`^${run.text}`);
    } else {
      addWindows(grams, `^${run.text}$`, 3);
    }
  }
  return grams;
}

function addWindows(into: Set<string>, text: string, size: number, mark = ""): void {
  const characters = [...text];
  for (let i = 0; i + size <= characters.length; i += 1) into.add(mark + characters.slice(i, i + size).join(""));
}
