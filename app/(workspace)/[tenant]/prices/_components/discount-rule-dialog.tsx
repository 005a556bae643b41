"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { FormDialog } from "@/app/(workspace)/_forms/form-dialog";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Combobox, DateInput, Field, FieldRow, QuantityInput, Select, TextInput, type LookupOption } from "@/app/_ui";
import type { RuleRow } from "./rule-row";
import { useCustomerSearch, useItemSearch } from "./use-lookups";

const TYPES = ["direct", "distributor", "agent"] as const;

interface Values {
  name: string;
  itemId: LookupOption<unknown> | null;
  categoryId: string;
  productType: string;
  customerId: LookupOption<unknown> | null;
  customerType: string;
  minQuantity: string | null;
  discountPercent: string | null;
  validFrom: string | null;
  validTo: string | null;
}

function valuesOf(rule: RuleRow | null): Values {
  return {
    name: rule?.name ?? "",
    itemId: rule?.itemId ? { id: rule.itemId, label: rule.itemName ?? "", detail: rule.itemCode ?? "" } : null,
    categoryId: rule?.categoryId ?? "",
    productType: rule?.productType ?? "",
    customerId: rule?.customerId ? { id: rule.customerId, label: rule.customerName ?? "" } : null,
    customerType: rule?.customerType ?? "",
    minQuantity: rule && rule.minQuantity !== "0" ? rule.minQuantity : null,
    discountPercent: rule?.discountPercent ?? null,
    validFrom: rule?.validFrom ?? null,
    validTo: rule?.validTo ?? null,
  };
}

export function DiscountRuleDialog({ rule, onClose }: { rule: RuleRow | null; onClose: () => void }) {
  const t = useTranslations("pricing");
  const c = useTranslations("customers");
  const trpc = useTRPC();
  const form = useForm<Values>({ defaultValues: valuesOf(rule) });
  const queryClient = useQueryClient();
  const kept = useDialogForm(form, {
    kind: "discount-rule", record: rule, valuesOf: valuesOf, onClose,
    read: async (recordId) => (await queryClient.fetchQuery({ ...trpc.pricing.rules.queryOptions({}), staleTime: 0 })).rows.find(({ id }) => id === recordId),
  });
  const create = useCommand(trpc.pricing.createRule, { form, doneText: t("rules.saved"), onDone: kept.leave });
  const update = useCommand(trpc.pricing.updateRule, { form, doneText: t("rules.saved"), onDone: kept.leave, onRefused: kept.edited.onRefused });
  const categories = useQuery(trpc.catalog.categories.queryOptions({}));
  const types = useQuery(trpc.catalog.productTypes.queryOptions({})).data?.rows ?? [];
  const [searchItems, searchCustomers] = [useItemSearch(), useCustomerSearch()];
  const faults = form.formState.errors;
  const submit = (values: Values) => {
    const fields = {
      ...values,
      itemId: values.itemId?.id ?? null,
      categoryId: values.categoryId || null,
      customerId: values.customerId?.id ?? null,
      customerType: TYPES.find((type) => type === values.customerType) ?? null,
      minQuantity: values.minQuantity ?? "0",
      discountPercent: values.discountPercent ?? "",
    };
    if (rule) update.run({ ...fields, discountRuleId: rule.id, version: kept.version });
    else create.run(fields);
  };
  return (
    <FormDialog
      title={rule ? t("rules.editTitle", { name: rule.name }) : t("rules.createTitle")}
      verb={t("rules.save")}
      form={form}
      pending={create.pending || update.pending}
      onSubmit={submit}
      onClose={onClose}
    >
      <DialogNotices of={kept} />
      <FieldRow>
        <Field label={t("rules.name")} required fault={faults.name?.message}><TextInput {...form.register("name")} autoFocus /></Field>
        <Field label={t("rules.percent")} required fault={faults.discountPercent?.message}>
          <Controller control={form.control} name="discountPercent" render={({ field }) => <QuantityInput name={field.name} unit="%" value={field.value} onChange={field.onChange} onBlur={field.onBlur} ref={field.ref} />} />
        </Field>
        <Field label={t("rules.itemField")} fault={faults.itemId?.message}>
          <Controller control={form.control} name="itemId" render={({ field }) => <Combobox name={field.name} clearable placeholder={t("rules.any")} value={field.value} onChange={field.onChange} search={searchItems} />} />
        </Field>
        <Field label={t("rules.categoryField")} fault={faults.categoryId?.message}>
          <Select {...form.register("categoryId")} key={categories.data ? "ready" : "loading"} placeholder={t("rules.any")} options={(categories.data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }))} />
        </Field>
        <Field label={t("rules.productTypeField")} fault={faults.productType?.message}>
          <TextInput list="rule-product-types" autoComplete="off" placeholder={t("rules.any")} {...form.register("productType")} />
        </Field>
        <datalist id="rule-product-types">{types.map((type) => <option key={type} value={type} />)}</datalist>
        <Field label={t("rules.from")} fault={faults.minQuantity?.message}>
          <Controller control={form.control} name="minQuantity" render={({ field }) => <QuantityInput name={field.name} value={field.value} onChange={field.onChange} onBlur={field.onBlur} ref={field.ref} />} />
        </Field>
        <Field label={t("rules.customerField")} fault={faults.customerId?.message}>
          <Controller control={form.control} name="customerId" render={({ field }) => <Combobox name={field.name} clearable placeholder={t("rules.any")} value={field.value} onChange={field.onChange} search={searchCustomers} />} />
        </Field>
        <Field label={t("rules.customerTypeField")} fault={faults.customerType?.message}>
          <Select {...form.register("customerType")} placeholder={t("rules.any")} options={TYPES.map((type) => ({ value: type, label: c(`type.${type}`) }))} />
        </Field>
        <Field label={t("lists.validFrom")} fault={faults.validFrom?.message}>
          <Controller control={form.control} name="validFrom" render={({ field }) => <DateInput name={field.name} value={field.value} onChange={field.onChange} />} />
        </Field>
        <Field label={t("lists.validTo")} fault={faults.validTo?.message}>
          <Controller control={form.control} name="validTo" render={({ field }) => <DateInput name={field.name} value={field.value} onChange={field.onChange} />} />
        </Field>
      </FieldRow>
    </FormDialog>
  );
}
