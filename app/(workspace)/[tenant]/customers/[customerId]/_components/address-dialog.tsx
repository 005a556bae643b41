"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Controller, useForm } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { FormDialog } from "@/app/(workspace)/_forms/form-dialog";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Checkbox, Field, FieldRow, Select, TextInput } from "@/app/_ui";
import { CountryInput } from "@/app/(workspace)/_workspaces/country-input";
import { addressFields } from "@/server/kernel/postal-address";
import { ADDRESS_KINDS, type Address } from "./address";

const valuesOf = (address: Address | null) => ({
  kind: (address?.kind ?? "ship_to") as (typeof ADDRESS_KINDS)[number],
  label: address?.label ?? "",
  recipient: address?.recipient ?? "",
  line1: address?.line1 ?? "",
  line2: address?.line2 ?? "",
  city: address?.city ?? "",
  region: address?.region ?? "",
  postalCode: address?.postalCode ?? "",
  country: address?.country ?? "",
  isDefault: address?.isDefault ?? false,
});

export function AddressDialog({ customerId, address, onClose }: { customerId: string; address: Address | null; onClose: () => void }) {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const form = useForm({ defaultValues: valuesOf(address) });
  const queryClient = useQueryClient();
  const kept = useDialogForm(form, {
    kind: "address", record: address, parentId: customerId, valuesOf: valuesOf, onClose,
    read: async (recordId) => (await queryClient.fetchQuery({ ...trpc.customers.get.queryOptions({ customerId }), staleTime: 0 })).addresses.find(({ id }) => id === recordId),
  });
  const add = useCommand(trpc.customers.addAddress, { form, doneText: t("addresses.saved"), onDone: kept.leave });
  const update = useCommand(trpc.customers.updateAddress, { form, doneText: t("addresses.saved"), onDone: kept.leave, onRefused: kept.edited.onRefused });
  const faults = form.formState.errors;
  const submit = ({ kind, isDefault, ...fields }: ReturnType<typeof valuesOf>) => {
    if (address) update.run({ ...fields, customerAddressId: address.id, version: kept.version });
    else add.run({ ...fields, customerId, kind, isDefault });
  };
  const text = (name: "label" | "recipient" | "line1" | "line2" | "city" | "region" | "postalCode", required = false, hint?: string) => (
    <Field label={t(`addresses.${name}`)} required={required} hint={hint} fault={faults[name]?.message}>
      <TextInput autoComplete="off" {...form.register(name)} />
    </Field>
  );
  return (
    <FormDialog
      title={address ? t("addresses.editTitle", { label: address.label }) : t("addresses.addTitle")}
      verb={t("addresses.save")}
      form={form}
      pending={add.pending || update.pending}
      onSubmit={submit}
      onClose={onClose}
    >
      <DialogNotices of={kept} />
      <FieldRow>
        {address ? null : (
          <Field label={t("addresses.kind")} required fault={faults.kind?.message}>
            <Select {...form.register("kind")} options={ADDRESS_KINDS.map((kind) => ({ value: kind, label: t(`addresses.kinds.${kind}`) }))} />
          </Field>
        )}
        {text("label", true, t("addresses.labelHint"))}
        {addressFields(form.watch("country")).map((name) =>
          name === "country" ? (
            <Field key={name} label={t("addresses.country")} required fault={faults.country?.message}>
              <Controller control={form.control} name="country" render={({ field }) => <CountryInput name={field.name} value={field.value} onChange={field.onChange} />} />
            </Field>
          ) : (
            <Fragment key={name}>{text(name, name === "line1")}</Fragment>
          ),
        )}
      </FieldRow>
      {address ? null : <Checkbox label={t("addresses.isDefault")} {...form.register("isDefault")} />}
    </FormDialog>
  );
}
