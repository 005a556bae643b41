/** Languages people read the product, mails and documents in. The first is the one everything falls back to. */
export const LANGUAGES = ["en", "ko", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

const NAMES: Readonly<Record<string, Language>> = {
  english: "en", 영어: "en", 英语: "en", 英文: "en",
  korean: "ko", 한국어: "ko", 韩语: "ko", 韩文: "ko",
  chinese: "zh", 중국어: "zh", 中文: "zh", 汉语: "zh", 简体中文: "zh",
};

/** The language that a tag ("ko-KR"), a code or a name in one of the three languages stands for; null when it is none of them. */
export function languageOf(text: string | null | undefined): Language | null {
  const clean = (text ?? "").trim().toLowerCase();
  const code = clean.split(/[-_]/)[0];
  return LANGUAGES.find((known) => known === code) ?? NAMES[clean] ?? null;
}

/** A stored language, or English for one that has no catalogue. */
export function languageOr(text: string | null | undefined, fallback: Language = LANGUAGES[0]): Language {
  return languageOf(text) ?? fallback;
}
