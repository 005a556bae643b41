"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Controller, useFieldArray, type UseFormReturn } from "react-hook-form";
import { useMay } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { Button, Checkbox, Field, FieldRow, IconButton, QuantityInput, Section, Select, TextArea, TextInput } from "@/app/_ui";
import { currencySymbol, useFormat } from "@/app/_ui/format";
import type { ItemValues } from "./item-values";

type Form = UseFormReturn<ItemValues>;
type DecimalName = "standardCost" | "reorderPoint" | "leadTimeDays";

function DecimalField({ form, name, unit }: { form: Form; name: DecimalName; unit?: string }) {
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => <QuantityInput name={field.name} unit={unit} value={field.value} onChange={field.onChange} onBlur={field.onBlur} ref={field.ref} />}
    />
  );
}

export function WhatFields({ form }: { form: Form }) {
  const t = useTranslations("catalog");
  const trpc = useTRPC();
  const faults = form.formState.errors;
  const categories = useQuery(trpc.catalog.categories.queryOptions({}));
  const types = useQuery(trpc.catalog.productTypes.queryOptions({})).data?.rows ?? [];
  return (
    <Section flush title={t("form.what")}>
      <FieldRow>
        <Field label={t("field.code")} required fault={faults.code?.message}><TextInput {...form.register("code")} autoFocus /></Field>
        <Field label={t("field.name")} required fault={faults.name?.message}><TextInput {...form.register("name")} /></Field>
        <Field label={t("field.category")} fault={faults.categoryId?.message}>
          <Select
            {...form.register("categoryId")}
            key={categories.data ? "categories" : "loading"}
            placeholder={t("field.noCategory")}
            options={(categories.data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }))}
          />
        </Field>
        <Field label={t("field.productType")} hint={t("field.productTypeHint")} fault={faults.productType?.message}>
          <TextInput list="item-product-types" autoComplete="off" {...form.register("productType")} />
        </Field>
        <datalist id="item-product-types">{types.map((type) => <option key={type} value={type} />)}</datalist>
        <Field label={t("field.barcode")} fault={faults.barcode?.message}><TextInput autoComplete="off" {...form.register("barcode")} /></Field>
        <Field label={t("field.packing")} fault={faults.packing?.message}><TextInput autoComplete="off" {...form.register("packing")} /></Field>
      </FieldRow>
      <Field label={t("field.description")} fault={faults.description?.message}><TextArea {...form.register("description")} /></Field>
    </Section>
  );
}

export function SellingFields({ form, isNew }: { form: Form; isNew: boolean }) {
  const t = useTranslations("catalog");
  const trpc = useTRPC();
  const may = useMay();
  const { homeCurrency, locale } = useFormat();
  const faults = form.formState.errors;
  const units = useQuery(trpc.catalog.units.queryOptions({}));
  const taxes = useQuery(trpc.catalog.taxCodes.queryOptions({}));
  const base = units.data?.rows.find((unit) => unit.id === form.watch("unitId"));
  const stocked = form.watch("kind") === "stocked";
  return (
    <Section title={t("form.selling")}>
      <FieldRow>
        {isNew ? (
          <>
            <Field label={t("field.kind")} required hint={t("field.kindHint")} fault={faults.kind?.message}>
              <Select {...form.register("kind")} options={(["stocked", "service"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))} />
            </Field>
            <Field label={t("field.unit")} required hint={t("field.unitHint")} fault={faults.unitId?.message}>
              <Select
                {...form.register("unitId")}
                key={units.data ? "units" : "loading"}
                options={(units.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.code} · ${row.name}` }))}
              />
            </Field>
          </>
        ) : null}
        <Field label={t("field.taxCode")} required fault={faults.taxCodeId?.message}>
          <Select
            {...form.register("taxCodeId")}
            key={taxes.data ? "taxes" : "loading"}
            options={(taxes.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.code} · ${row.name}` }))}
          />
        </Field>
        {may("costs.view") ? (
          <Field label={t("field.standardCost")} hint={t("field.standardCostHint", { unit: base?.code ?? "" })} fault={faults.standardCost?.message}>
            <DecimalField form={form} name="standardCost" unit={currencySymbol(homeCurrency, locale)} />
          </Field>
        ) : null}
        {stocked ? (
          <>
            <Field label={t("field.reorderPoint")} fault={faults.reorderPoint?.message}><DecimalField form={form} name="reorderPoint" unit={base?.code} /></Field>
            <Field label={t("field.leadTimeDays")} fault={faults.leadTimeDays?.message}><DecimalField form={form} name="leadTimeDays" /></Field>
          </>
        ) : null}
      </FieldRow>
      <Checkbox label={t("field.discontinued")} {...form.register("discontinued")} />
    </Section>
  );
}

/** Other units an item is ordered in: "1 BOX holds 12 EA". */
export function UnitFields({ form }: { form: Form }) {
  const t = useTranslations("catalog");
  const units = useQuery(useTRPC().catalog.units.queryOptions({}));
  const lines = useFieldArray({ control: form.control, name: "units" });
  const base = units.data?.rows.find((unit) => unit.id === form.watch("unitId"));
  const offered = (units.data?.rows ?? []).filter((unit) => unit.id !== base?.id).map((unit) => ({ value: unit.id, label: `${unit.code} · ${unit.name}` }));
  const faults = form.formState.errors.units;
  return (
    <Section
      title={t("form.units")}
      description={t("form.unitsDescription")}
      actions={<Button size="small" icon={<Plus />} onClick={() => lines.append({ unitId: offered[0]?.value ?? "", factor: null })}>{t("form.addUnit")}</Button>}
    >
      {lines.fields.map((line, index) => (
        <div key={line.id} className="flex items-start gap-2">
          <Field className="grow" label={t("form.otherUnit")} fault={faults?.[index]?.unitId?.message}>
            <Select {...form.register(`units.${index}.unitId`)} options={offered} />
          </Field>
          <Field className="grow" label={t("form.factor")} fault={faults?.[index]?.factor?.message}>
            <Controller
              control={form.control}
              name={`units.${index}.factor`}
              render={({ field }) => <QuantityInput name={field.name} unit={base?.code} value={field.value} onChange={field.onChange} onBlur={field.onBlur} ref={field.ref} />}
            />
          </Field>
          <IconButton className="mt-5" icon={<X />} label={t("form.removeUnit")} onClick={() => lines.remove(index)} />
        </div>
      ))}
    </Section>
  );
}
