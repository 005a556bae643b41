"use client";

import { useTranslations } from "next-intl";
import { Field, FieldRow, TextInput } from "@/app/_ui";
import type { Format } from "@/app/_ui/format";
import { CountryInput } from "../../customers/_components/country-input";

export interface Address {
  recipient: string | null;
  line1: string;
  line2: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string;
}

export const EMPTY_ADDRESS: Address = { recipient: null, line1: "", line2: null, city: null, region: null, postalCode: null, country: "" };

/** Only the fields of an address, whatever else the record carries. */
export function addressOf({ recipient, line1, line2, city, region, postalCode, country }: Address): Address {
  return { recipient, line1, line2, city, region, postalCode, country };
}

/** Line by line, for records and print; the country by its name. */
export function addressLines(address: Address, format: Pick<Format, "country">): string[] {
  const town = [address.postalCode, address.city, address.region].filter(Boolean).join(" ");
  return [address.recipient, address.line1, address.line2, town, address.country ? format.country(address.country) : null].filter((line): line is string => Boolean(line));
}

/** Where the goods go. `faults` by field name. */
export function AddressFields({ value, onChange, faults = {}, hint }: { value: Address; onChange: (address: Address) => void; faults?: Readonly<Record<string, string | undefined>>; hint?: string }) {
  const t = useTranslations("shipments.address");
  const input = (name: keyof Address, required = false) => (
    <Field key={name} label={t(name)} required={required} fault={faults[name]}>
      <TextInput value={value[name] ?? ""} onChange={(event) => onChange({ ...value, [name]: event.target.value })} />
    </Field>
  );
  const country = (
    <Field key="country" label={t("country")} required fault={faults["country"]}>
      <CountryInput value={value.country} onChange={(code) => onChange({ ...value, country: code })} />
    </Field>
  );
  return (
    <div className="flex flex-col gap-3">
      {hint ? <p className="text-label text-ink-3">{hint}</p> : null}
      <FieldRow>{[input("recipient"), input("line1", true), input("line2"), input("postalCode"), input("city"), input("region"), country]}</FieldRow>
    </div>
  );
}
