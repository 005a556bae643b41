"use client";

import { useTranslations } from "next-intl";
import { addressFields, postalLines } from "@/server/kernel/postal-address";
import { Field, FieldRow, TextInput } from "@/app/_ui";
import type { Format } from "@/app/_ui/format";
import { CountryInput } from "@/app/(workspace)/_workspaces/country-input";

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

/** Line by line in the country's order, for records and print. */
export function addressLines(address: Address, format: Pick<Format, "country">): string[] {
  return postalLines(address, format.country);
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
      <FieldRow>{addressFields(value.country).map((name) => (name === "country" ? country : input(name, name === "line1")))}</FieldRow>
    </div>
  );
}
