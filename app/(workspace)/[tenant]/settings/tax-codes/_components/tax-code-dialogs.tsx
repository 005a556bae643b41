"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Controller, useForm, type Control } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { DraftBar } from "@/app/(workspace)/_drafts/draft-bar";
import { useDialogDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { FormDialog } from "@/app/(workspace)/_forms/form-dialog";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { DateInput, Field, FieldRow, QuantityInput, Select, TextInput } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import type { TaxCode } from "./tax-code";

const KINDS = ["taxable", "zero_rated", "exempt"] as const;

interface NewCode {
  code: string;
  name: string;
  kind: (typeof KINDS)[number];
  ratePercent: string | null;
  validFrom: string | null;
}

function RateInput({ control }: { control: Control<NewCode> }) {
  return (
    <Controller
      control={control}
      name="ratePercent"
      render={({ field }) => <QuantityInput unit="%" value={field.value} onChange={field.onChange} onBlur={field.onBlur} ref={field.ref} />}
    />
  );
}

export function NewTaxCodeDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("catalog");
  const { today } = useFormat();
  const form = useForm<NewCode>({ defaultValues: { code: "", name: "", kind: "taxable", ratePercent: null, validFrom: today } });
  const { draft, leave } = useDialogDraft(form, { key: "tax-code/new", onClose });
  const create = useCommand(useTRPC().catalog.createTaxCode, { form, doneText: t("taxCodes.saved"), onDone: leave });
  const faults = form.formState.errors;
  return (
    <FormDialog title={t("taxCodes.createTitle")} verb={t("taxCodes.save")} form={form} pending={create.pending} onClose={onClose} onSubmit={(values) => create.run(values)}>
      <DraftBar draft={draft} />
      <FieldRow>
        <Field label={t("taxCodes.code")} required fault={faults.code?.message}><TextInput {...form.register("code")} /></Field>
        <Field label={t("taxCodes.name")} required fault={faults.name?.message}><TextInput {...form.register("name")} /></Field>
        <Field label={t("taxCodes.kind")} required fault={faults.kind?.message}>
          <Select {...form.register("kind")} options={KINDS.map((kind) => ({ value: kind, label: t(`taxCodes.kinds.${kind}`) }))} />
        </Field>
        {form.watch("kind") === "taxable" ? (
          <>
            <Field label={t("taxCodes.ratePercent")} required fault={faults.ratePercent?.message}><RateInput control={form.control} /></Field>
            <Field label={t("taxCodes.validFrom")} required fault={faults.validFrom?.message}>
              <Controller control={form.control} name="validFrom" render={({ field }) => <DateInput value={field.value} onChange={field.onChange} />} />
            </Field>
          </>
        ) : null}
      </FieldRow>
    </FormDialog>
  );
}

export function TaxCodeDialog({ taxCode, onClose }: { taxCode: TaxCode; onClose: () => void }) {
  const t = useTranslations("catalog");
  const form = useForm({ defaultValues: { code: taxCode.code, name: taxCode.name } });
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const kept = useDialogForm(form, {
    kind: "tax-code", record: taxCode, valuesOf: ({ code, name }) => ({ code, name }), onClose,
    read: async (recordId) => (await queryClient.fetchQuery({ ...trpc.catalog.taxCodes.queryOptions({}), staleTime: 0 })).rows.find(({ id }) => id === recordId),
  });
  const update = useCommand(trpc.catalog.updateTaxCode, { form, doneText: t("taxCodes.saved"), onDone: kept.leave, onRefused: kept.edited.onRefused });
  const faults = form.formState.errors;
  return (
    <FormDialog
      title={t("taxCodes.editTitle", { name: taxCode.name })}
      verb={t("taxCodes.save")}
      form={form}
      pending={update.pending}
      onClose={onClose}
      onSubmit={(values) => update.run({ ...values, taxCodeId: taxCode.id, version: kept.version })}
    >
      <DialogNotices of={kept} />
      <FieldRow>
        <Field label={t("taxCodes.code")} required fault={faults.code?.message}><TextInput {...form.register("code")} /></Field>
        <Field label={t("taxCodes.name")} required fault={faults.name?.message}><TextInput {...form.register("name")} /></Field>
      </FieldRow>
    </FormDialog>
  );
}

export function RateDialog({ taxCode, onClose }: { taxCode: TaxCode; onClose: () => void }) {
  const t = useTranslations("catalog");
  const { today } = useFormat();
  const form = useForm<NewCode>({ defaultValues: { code: "", name: "", kind: "taxable", ratePercent: taxCode.rateToday, validFrom: today } });
  const { draft, leave } = useDialogDraft(form, { key: `tax-rate/new-${taxCode.id}`, onClose });
  const save = useCommand(useTRPC().catalog.setTaxRate, { form, doneText: t("taxCodes.rateSaved"), onDone: leave });
  const faults = form.formState.errors;
  return (
    <FormDialog
      title={t("taxCodes.newRateTitle", { name: taxCode.name })}
      verb={t("taxCodes.saveRate")}
      form={form}
      pending={save.pending}
      onClose={onClose}
      onSubmit={({ ratePercent, validFrom }) => save.run({ taxCodeId: taxCode.id, ratePercent: ratePercent ?? "", validFrom: validFrom ?? "" })}
    >
      <DraftBar draft={draft} />
      <FieldRow>
        <Field label={t("taxCodes.ratePercent")} required fault={faults.ratePercent?.message}><RateInput control={form.control} /></Field>
        <Field label={t("taxCodes.validFrom")} required fault={faults.validFrom?.message}>
          <Controller control={form.control} name="validFrom" render={({ field }) => <DateInput value={field.value} onChange={field.onChange} />} />
        </Field>
      </FieldRow>
    </FormDialog>
  );
}
