import { languageOf } from "@/server/kernel/languages";
import { locales, type Locale } from "./locales";

/** The best of our languages for an Accept-Language header (RFC 9110, 12.5.4): by weight, then in the order given. */
export function acceptedLocale(header: string | null | undefined): Locale {
  const wanted = (header ?? "").split(",").map((range, place) => {
    const [tag = "", ...parameters] = range.split(";").map((part) => part.trim());
    const weight = Number(/^q=(\d(?:\.\d{1,3})?)$/.exec(parameters.find((one) => one.startsWith("q=")) ?? "")?.[1] ?? "1");
    return { tag, weight, place };
  });
  for (const { tag, weight } of wanted.sort((a, b) => b.weight - a.weight || a.place - b.place)) {
    const known = weight > 0 ? languageOf(tag) : null;
    if (known) return known;
  }
  return locales[0];
}
