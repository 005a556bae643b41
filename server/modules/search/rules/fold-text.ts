/**
 * Writing as searches compare it. Letters are lower case without accents or width; Korean syllables are taken apart into their
 * letters, a final consonant like an initial one, so that "하" and "한" on the way to "하나" are beginnings of it and a wrong
 * letter is one letter. Chinese characters and kana stay as they are.
 */
export interface Run {
  /** `ideographs` have no spaces between words and mean much in two characters. */
  readonly script: "letters" | "ideographs";
  readonly text: string;
}

/** Final consonants U+11A8…U+11C2 as numbers of initial consonants from U+1100. */
const FINALS = [[0], [1], [0, 9], [2], [2, 12], [2, 18], [3], [5], [5, 0], [5, 6], [5, 7], [5, 9], [5, 16], [5, 17], [5, 18], [6], [7], [7, 9], [9], [10], [11], [12], [14], [15], [16], [17], [18]]
  .map((initials) => String.fromCharCode(...initials.map((n) => 0x1100 + n)));

const RUNS = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々]+)|([\p{L}\p{N}]+)/gu;

/** A text's words: runs of letters and digits, and runs of Chinese characters or kana. */
export function runsOf(text: string): Run[] {
  const folded = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[\u11a8-\u11c2]/g, (final) => FINALS[final.charCodeAt(0) - 0x11a8] ?? final)
    .toLowerCase();
  return [...folded.matchAll(RUNS)].map(([run, ideographs]) => ({ script: ideographs === undefined ? "letters" : "ideographs", text: run }));
}

/** Consonants alone, as somebody types the first letters of a Korean name: "ㅎㄱㅈㅈ". */
export function isInitials(word: string): boolean {
  return /^[ㄱ-ㅎ]{2,}$/.test(word);
}

/** The first letters of each run of Korean syllables: "한강전자 (주)" has "ㅎㄱㅈㅈ" and "ㅈ". */
export function initialsOf(text: string): string[] {
  return [...text.normalize("NFC").matchAll(/[가-힣]+/g)].map(([run]) => [...run].map((syllable) => INITIALS[Math.floor((syllable.charCodeAt(0) - 0xac00) / 588)] ?? "").join(""));
}

const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

/** Whole syllables and characters, without anything between them: what one wrong syllable is counted in. */
export function syllablesOf(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
