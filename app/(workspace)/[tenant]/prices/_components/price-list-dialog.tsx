"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { FormDialog } from "@/app/(workspace)/_forms/form-dialog";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { DateInput, Field, FieldRow, TextInput } from "@/app/_ui";

interface ListValues {
  id: string;
  version: number;
  code: string;
  name: string;
  isBase: boolean;
  validFrom: string | null;
  validTo: string | null;
}

const valuesOf = (list: Omit<ListValues, "isBase"> | null) => ({ code: list?.code ?? "", name: list?.name ?? "", validFrom: list?.validFrom ?? null, validTo: list?.validTo ?? null });

export function PriceListDialog({ list, onClose, onCreated }: { list: ListValues | null; onClose: () => void; onCreated?: (priceListId: string) => void }) {
  const t = useTranslations("pricing");
  const trpc = useTRPC();
  const form = useForm({ defaultValues: valuesOf(list) });
  const queryClient = useQueryClient();
  const kept = useDialogForm(form, {
    kind: "price-list", record: list, valuesOf: valuesOf, onClose,
    read: async (priceListId) => (await queryClient.fetchQuery({ ...trpc.pricing.list.queryOptions({ priceListId }), staleTime: 0 })).list,
  });
  const create = useCommand(trpc.pricing.createList, {
    form,
    doneText: t("lists.created"),
    onDone: (made) => {
      kept.leave();
      onCreated?.(made.priceListId);
    },
  });
  const update = useCommand(trpc.pricing.updateList, { form, doneText: t("lists.saved"), onDone: kept.leave, onRefused: kept.edited.onRefused });
  const faults = form.formState.errors;
  const submit = (values: ReturnType<typeof valuesOf>) =>
    list ? update.run({ ...values, priceListId: list.id, version: kept.version }) : create.run(values);
  return (
    <FormDialog
      title={list ? t("lists.editTitle", { name: list.name }) : t("lists.createTitle")}
      verb={t("lists.save")}
      form={form}
      pending={create.pending || update.pending}
      onSubmit={submit}
      onClose={onClose}
    >
      <DialogNotices of={kept} />
      <FieldRow>
        <Field label={t("lists.code")} required fault={faults.code?.message}><TextInput {...form.register("code")} autoFocus /></Field>
        <Field label={t("lists.name")} required fault={faults.name?.message}><TextInput {...form.register("name")} /></Field>
        <Field label={t("lists.validFrom")} fault={faults.validFrom?.message}>
          <Controller control={form.control} name="validFrom" render={({ field }) => <DateInput name={field.name} value={field.value} onChange={field.onChange} />} />
        </Field>
        <Field label={t("lists.validTo")} hint={list?.isBase ? t("lists.baseHint") : undefined} fault={faults.validTo?.message}>
          <Controller control={form.control} name="validTo" render={({ field }) => <DateInput name={field.name} value={field.value} onChange={field.onChange} disabled={list?.isBase} />} />
        </Field>
      </FieldRow>
    </FormDialog>
  );
}
