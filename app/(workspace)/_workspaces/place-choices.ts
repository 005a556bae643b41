import { COUNTRIES } from "@/server/kernel/countries";
import { LANGUAGES } from "@/server/kernel/languages";
import type { LookupOption } from "@/app/_ui";

const matches = (query: string, ...texts: string[]) => {
  const wanted = query.trim().toLowerCase();
  return texts.some((text) => text.toLowerCase().includes(wanted));
};

/** A language by its own name, as its readers look for it; null for none. */
export function languageName(code: string | null): string | null {
  return code ? (new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code) : null;
}

export const languageOptions = LANGUAGES.map((value) => ({ value, label: languageName(value) ?? value }));

const namesOf = (locale: string, type: "region" | "currency") => new Intl.DisplayNames([locale], { type });

/** A country as a choice, in the reader's language. */
export function countryOption(code: string, locale: string): LookupOption {
  // What somebody once typed instead of a code stays as it was typed.
  if (!/^[A-Z]{2}$/.test(code)) return { id: code, label: code };
  return { id: code, label: namesOf(locale, "region").of(code) ?? code, detail: code };
}

export function searchCountries(query: string, locale: string): LookupOption[] {
  return Object.keys(COUNTRIES)
    .map((code) => countryOption(code, locale))
    .filter((option) => matches(query, option.id, option.label))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}

export function currencyOption(code: string, locale: string): LookupOption {
  return { id: code, label: code, detail: namesOf(locale, "currency").of(code) ?? "" };
}

export function searchCurrencies(query: string, locale: string): LookupOption[] {
  return Intl.supportedValuesOf("currency")
    .map((code) => currencyOption(code, locale))
    .filter((option) => matches(query, option.id, option.detail ?? ""));
}

export function timeZoneOption(name: string): LookupOption {
  return { id: name, label: name.replaceAll("_", " ") };
}

export function searchTimeZones(query: string): LookupOption[] {
  return Intl.supportedValuesOf("timeZone").map(timeZoneOption).filter((option) => matches(query, option.id, option.label));
}
