"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, Checkbox, DateInput, Field, FieldRow, MoneyInput, Select, TextArea, TextInput } from "@/app/_ui";
import type { EntryDefaults } from "./entry-notes";
import type { FormHeader } from "./order-draft";

interface Props {
  header: FormHeader;
  onChange: (header: FormHeader) => void;
  defaults: EntryDefaults | undefined;
  faults: Record<string, string>;
}

/** The header of an order: few fields first, the rest on demand; empty choices stand for the customer's own. */
export function OrderHeaderFields({ header, onChange, defaults, faults }: Props) {
  const t = useTranslations("orders");
  const [more, setMore] = useState(false);
  const set = <K extends keyof FormHeader>(key: K, value: FormHeader[K]) => onChange({ ...header, [key]: value });
  const own = (label: string | null | undefined) => (label ? `${label} (${t("entry.defaultsFrom")})` : t("entry.defaultsFrom"));
  return (
    <div className="flex flex-col gap-4">
      <FieldRow>
        <Field label={t("reference")} fault={faults.customerReference}>
          <TextInput value={header.customerReference ?? ""} onChange={(e) => set("customerReference", e.target.value)} />
        </Field>
        <Field label={t("requiredOn")} fault={faults.requiredOn}>
          <DateInput value={header.requiredOn ?? null} onChange={(value) => set("requiredOn", value ?? undefined)} />
        </Field>
        <Field label={t("record.warehouse")} fault={faults.warehouseId}>
          <Select
            value={header.warehouseId ?? defaults?.warehouses.find((w) => w.isDefault)?.id ?? ""}
            onChange={(e) => set("warehouseId", e.target.value || undefined)}
            placeholder={defaults ? undefined : t("entry.warehouseDefault")}
            options={(defaults?.warehouses ?? []).map((w) => ({ value: w.id, label: w.code }))}
          />
        </Field>
        <Field label={t("entry.shipTo")} fault={faults.shipToAddressId}>
          <Select
            value={header.shipToAddressId ?? ""}
            onChange={(e) => set("shipToAddressId", e.target.value || undefined)}
            options={[
              { value: "", label: own(defaults?.shipTo?.label) },
              ...(defaults?.addresses ?? []).filter((a) => a.kind === "ship_to").map((a) => ({ value: a.id, label: `${a.label} · ${a.city ?? a.line1}` })),
            ]}
          />
        </Field>
      </FieldRow>
      {more ? (
        <>
          <FieldRow>
            <Field label={t("entry.entity")} fault={faults.legalEntityId}>
              <Select
                value={header.legalEntityId ?? ""}
                onChange={(e) => set("legalEntityId", e.target.value || undefined)}
                options={[{ value: "", label: own(defaults?.defaultEntity?.name) }, ...(defaults?.entities ?? []).map((e) => ({ value: e.id, label: e.name }))]}
              />
            </Field>
            <Field label={t("record.buyer")} fault={faults.buyerName}>
              <TextInput value={header.buyerName ?? ""} placeholder={defaults?.contact?.name} onChange={(e) => set("buyerName", e.target.value)} />
            </Field>
            <Field label={t("orderedOn")} fault={faults.orderedOn}>
              <DateInput value={header.orderedOn ?? null} onChange={(value) => set("orderedOn", value ?? undefined)} />
            </Field>
            <Field label={t("type.label")}>
              <Select
                value={header.type ?? "domestic"}
                onChange={(e) => set("type", e.target.value as "domestic")}
                options={[{ value: "domestic", label: t("type.domestic") }, { value: "service", label: t("type.service") }]}
              />
            </Field>
          </FieldRow>
          <FieldRow>
            <Field label={t("record.carrier")} fault={faults.carrier}>
              <TextInput value={header.carrier ?? ""} onChange={(e) => set("carrier", e.target.value)} />
            </Field>
            <Field label={t("record.route")} fault={faults.route}>
              <TextInput value={header.route ?? ""} onChange={(e) => set("route", e.target.value)} />
            </Field>
            <Field label={t("entry.freight")} hint={t("entry.freightHint")} fault={faults["charges.0.amountMinor"]}>
              <MoneyInput currency={defaults?.homeCurrency ?? "USD"} value={header.freightMinor ?? null} onChange={(value) => set("freightMinor", value)} />
            </Field>
          </FieldRow>
          <Field label={t("record.notes")} fault={faults.notes}>
            <TextArea value={header.notes ?? ""} onChange={(e) => set("notes", e.target.value)} rows={2} />
          </Field>
        </>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button tone="ghost" onClick={() => setMore(!more)} aria-expanded={more}>{more ? t("entry.less") : t("entry.more")}</Button>
        <Checkbox checked={header.allowBackOrder ?? false} onChange={(e) => set("allowBackOrder", e.target.checked)} label={t("entry.allowBackOrder")} hint={t("entry.allowBackOrderHint")} />
      </div>
    </div>
  );
}
