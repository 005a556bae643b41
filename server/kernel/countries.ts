/**
 * Countries with the currency and the time zone most companies there use: suggestions of a form, never a rule.
 * ISO 3166-1 alpha-2, ISO 4217, IANA time zone of the commercial capital.
 */
export const COUNTRIES = {
  AE: ["AED", "Asia/Dubai"], AR: ["ARS", "America/Argentina/Buenos_Aires"], AT: ["EUR", "Europe/Vienna"], AU: ["AUD", "Australia/Sydney"],
  BD: ["BDT", "Asia/Dhaka"], BE: ["EUR", "Europe/Brussels"], BG: ["EUR", "Europe/Sofia"], BR: ["BRL", "America/Sao_Paulo"],
  CA: ["CAD", "America/Toronto"], CH: ["CHF", "Europe/Zurich"], CL: ["CLP", "America/Santiago"], CN: ["CNY", "Asia/Shanghai"],
  CO: ["COP", "America/Bogota"], CZ: ["CZK", "Europe/Prague"], DE: ["EUR", "Europe/Berlin"], DK: ["DKK", "Europe/Copenhagen"],
  EE: ["EUR", "Europe/Tallinn"], EG: ["EGP", "Africa/Cairo"], ES: ["EUR", "Europe/Madrid"], FI: ["EUR", "Europe/Helsinki"],
  FR: ["EUR", "Europe/Paris"], GB: ["GBP", "Europe/London"], GR: ["EUR", "Europe/Athens"], HK: ["HKD", "Asia/Hong_Kong"],
  HR: ["EUR", "Europe/Zagreb"], HU: ["HUF", "Europe/Budapest"], ID: ["IDR", "Asia/Jakarta"], IE: ["EUR", "Europe/Dublin"],
  IL: ["ILS", "Asia/Jerusalem"], IN: ["INR", "Asia/Kolkata"], IT: ["EUR", "Europe/Rome"], JP: ["JPY", "Asia/Tokyo"],
  KR: ["KRW", "Asia/Seoul"], KW: ["KWD", "Asia/Kuwait"], KZ: ["KZT", "Asia/Almaty"], LT: ["EUR", "Europe/Vilnius"],
  LU: ["EUR", "Europe/Luxembourg"], LV: ["EUR", "Europe/Riga"], MA: ["MAD", "Africa/Casablanca"], MN: ["MNT", "Asia/Ulaanbaatar"],
  MX: ["MXN", "America/Mexico_City"], MY: ["MYR", "Asia/Kuala_Lumpur"], NG: ["NGN", "Africa/Lagos"], NL: ["EUR", "Europe/Amsterdam"],
  NO: ["NOK", "Europe/Oslo"], NZ: ["NZD", "Pacific/Auckland"], PE: ["PEN", "America/Lima"], PH: ["PHP", "Asia/Manila"],
  PK: ["PKR", "Asia/Karachi"], PL: ["PLN", "Europe/Warsaw"], PT: ["EUR", "Europe/Lisbon"], RO: ["RON", "Europe/Bucharest"],
  RS: ["RSD", "Europe/Belgrade"], RU: ["RUB", "Europe/Moscow"], SA: ["SAR", "Asia/Riyadh"], SE: ["SEK", "Europe/Stockholm"],
  SG: ["SGD", "Asia/Singapore"], SI: ["EUR", "Europe/Ljubljana"], SK: ["EUR", "Europe/Bratislava"], TH: ["THB", "Asia/Bangkok"],
  TR: ["TRY", "Europe/Istanbul"], TW: ["TWD", "Asia/Taipei"], UA: ["UAH", "Europe/Kyiv"], US: ["USD", "America/New_York"],
  UZ: ["UZS", "Asia/Tashkent"], VN: ["VND", "Asia/Ho_Chi_Minh"], ZA: ["ZAR", "Africa/Johannesburg"],
} as const satisfies Record<string, readonly [currency: string, timeZone: string]>;

export type CountryCode = keyof typeof COUNTRIES;

/** What to suggest for a country; null for one that is not on the list. */
export function countrySuggestion(code: string): { currency: string; timeZone: string } | null {
  const found: readonly [string, string] | undefined = (COUNTRIES as Record<string, readonly [string, string]>)[code];
  return found ? { currency: found[0], timeZone: found[1] } : null;
}

/** The country whose clocks run by a time zone, to begin a form with; null when none on the list does. */
function countryOfTimeZone(timeZone: string): CountryCode | null {
  const found = Object.entries(COUNTRIES).find(([, [, zone]]) => zone === timeZone);
  return found ? (found[0] as CountryCode) : null;
}

const NOWHERE = /^(?:UTC|GMT|Etc\/.*)$/;

/**
 * Where somebody with this clock and language probably is. A country of several zones is known by the language's region where the clock
 * runs in the same part of the world; the clock's own zone stays. A clock that says nothing (UTC) leaves it to the language.
 */
export function startingPlace(timeZone: string, language: string): { country: CountryCode | null; timeZone: string } {
  const byClock = countryOfTimeZone(timeZone);
  if (byClock) return { country: byClock, timeZone };
  const region = /[-_]([A-Z]{2})\b/.exec(language)?.[1] ?? "";
  const there = countrySuggestion(region);
  if (!there) return { country: null, timeZone };
  if (NOWHERE.test(timeZone)) return { country: region as CountryCode, timeZone: there.timeZone };
  return { country: timeZone.split("/")[0] === there.timeZone.split("/")[0] ? (region as CountryCode) : null, timeZone };
}
