export interface PostalAddress {
  readonly recipient?: string | null;
  readonly line1: string | null;
  readonly line2?: string | null;
  readonly city?: string | null;
  readonly region?: string | null;
  readonly postalCode?: string | null;
  readonly country: string;
}

const filled = (...parts: (string | null | undefined)[]) => parts.map((part) => part?.trim()).filter((part): part is string => Boolean(part));

/** Countries that write the largest place first when they write in their own letters (UPU, S42). */
const LARGEST_FIRST = new Set(["KR", "CN", "JP", "TW"]);
/** Countries that put the postal code behind the town. */
const CODE_BEHIND = new Set(["US", "CA", "AU", "GB", "IN", "IE", "NZ", "SG", "TH"]);

/**
 * An address line by line in its country's order. East Asian addresses run from the largest place to the smallest in
 * Korean, Chinese and Japanese letters, and the other way round in Latin ones.
 * @param countryName shown when the address is abroad, as the last line (the first where the largest place leads); null at home
 */
export function addressLines(address: PostalAddress, countryName: string | null): string[] {
  const { country, recipient, line1, line2, city, region, postalCode } = address;
  const ownLetters = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test([line1, city, region].join(""));
  if (LARGEST_FIRST.has(country) && ownLetters) {
    const place = filled(region, city, line1).join(" ");
    return filled(countryName, postalCode && `(${postalCode}) ${place}`, postalCode ? null : place, line2, recipient);
  }
  const town = CODE_BEHIND.has(country)
    ? filled(filled(city, region).join(", "), postalCode).join(" ")
    : filled(postalCode, city, region && region !== city ? region : null).join(" ");
  return filled(recipient, line1, line2, town, countryName);
}
