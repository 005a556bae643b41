export interface PostalAddress {
  readonly recipient?: string | null;
  readonly line1: string | null;
  readonly line2?: string | null;
  readonly city?: string | null;
  readonly region?: string | null;
  readonly postalCode?: string | null;
  /** ISO 3166-1 alpha-2, or what somebody once typed instead. */
  readonly country: string | null;
}

export type AddressField = "recipient" | "line1" | "line2" | "city" | "region" | "postalCode" | "country";

/** Where the postcode stands when the address is written in Latin letters; what is not named writes it before the town. */
const AFTER_REGION = new Set(["US", "CA", "AU", "IN", "BR", "MX", "ID", "PH", "TH", "TW", "KR", "CN", "JP"]);
const OWN_LINE = new Set(["GB", "IE", "NZ", "SG", "HK", "MY", "ZA"]);
const LARGE_TO_SMALL = new Set(["KR", "CN", "JP", "TW"]);
const OWN_SCRIPT = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * An address line by line in its country's order (UPU S42): Korea, China and Japan from large to small when written in their own
 * script, others from the person to the country. Empty parts leave no gaps.
 * @param countryName the country in the reader's language
 */
export function postalLines(address: PostalAddress, countryName: (code: string) => string): string[] {
  const code = (address.country ?? "").toUpperCase();
  const country = address.country ? countryName(address.country) : "";
  const own = LARGE_TO_SMALL.has(code) && OWN_SCRIPT.test(`${address.line1 ?? ""}${address.city ?? ""}`);
  const lines = own ? largeToSmall(address, code, country) : smallToLarge(address, code, country);
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

function largeToSmall(address: PostalAddress, code: string, country: string): string[] {
  const { recipient, line1, line2, city, region, postalCode } = address;
  const space = code === "KR" ? " " : "";
  const post = postalCode ? (code === "KR" ? `(${postalCode})` : code === "JP" ? `〒${postalCode}` : postalCode) : "";
  // A municipality is often both: 上海市, 서울특별시 — said once.
  const places = [region, city === region ? null : city, line1].filter(Boolean).join(space);
  return [country, [post, places].filter(Boolean).join(" "), line2 ?? "", recipient ?? ""];
}

function smallToLarge(address: PostalAddress, code: string, country: string): string[] {
  const { recipient, line1, line2, city, region, postalCode } = address;
  const head = [recipient ?? "", line1 ?? "", line2 ?? ""];
  if (AFTER_REGION.has(code)) return [...head, [city, [region, postalCode].filter(Boolean).join(" ")].filter(Boolean).join(", "), country];
  if (OWN_LINE.has(code)) return [...head, city ?? "", region ?? "", postalCode ?? "", country];
  return [...head, [postalCode, city].filter(Boolean).join(" "), region ?? "", country];
}

/** The order in which somebody of the country fills an address in; the country comes first, since it decides the rest. */
export function addressFields(country: string | null): readonly AddressField[] {
  const code = (country ?? "").toUpperCase();
  if (LARGE_TO_SMALL.has(code)) return ["country", "postalCode", "region", "city", "line1", "line2", "recipient"];
  if (AFTER_REGION.has(code)) return ["country", "recipient", "line1", "line2", "city", "region", "postalCode"];
  if (OWN_LINE.has(code)) return ["country", "recipient", "line1", "line2", "city", "region", "postalCode"];
  return ["country", "recipient", "line1", "line2", "postalCode", "city", "region"];
}
