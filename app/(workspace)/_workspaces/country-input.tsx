"use client";

import { useLocale } from "next-intl";
import { countryOption, searchCountries } from "./place-choices";
import { Combobox } from "@/app/_ui";

/** A country by its name in the reader's language; the value is its two letters. */
export function CountryInput({ value, onChange, name }: { value: string; name?: string; onChange: (code: string) => void }) {
  const locale = useLocale();
  return (
    <Combobox
      name={name}
      value={value ? countryOption(value, locale) : null}
      onChange={(option) => onChange(option?.id ?? "")}
      search={(query) => Promise.resolve(searchCountries(query, locale))}
    />
  );
}
