const LANGUAGES = ["en", "ko", "zh-Hans", "de"] as const;
const ALSO: Readonly<Record<string, string>> = { uk: "GB", usa: "US", "united states of america": "US", england: "GB", "great britain": "GB", korea: "KR", "south korea": "KR", czechia: "CZ", holland: "NL" };

let byName: Map<string, string> | null = null;

function names(): Map<string, string> {
  if (byName) return byName;
  const found = new Map<string, string>(Object.entries(ALSO));
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const code of letters.flatMap((a) => letters.map((b) => a + b))) {
      const name = display.of(code);
      if (name && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), code);
    }
  }
  byName = found;
  return found;
}

/** ISO 3166-1 alpha-2 of a country given by its code or by its name in English, Korean, Chinese or German; null when unknown. */
export function countryCode(text: string): string | null {
  const clean = text.trim();
  const byWord = names().get(clean.toLowerCase());
  if (byWord) return byWord;
  return /^[A-Za-z]{2}$/.test(clean) ? clean.toUpperCase() : null;
}
