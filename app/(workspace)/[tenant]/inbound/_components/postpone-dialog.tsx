"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { FormDialog } from "@/app/(workspace)/_forms/form-dialog";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { DateInput, Field, TextInput } from "@/app/_ui";
import type { Expected } from "./expected-record-type";

interface Values {
  dueOn: string | null;
  reference: string;
}

const valuesOf = (receipt: Expected): Values => ({ dueOn: receipt.dueOn, reference: receipt.reference ?? "" });

/** The announced goods come on another day. */
export function PostponeDialog({ receipt, onClose }: { receipt: Expected; onClose: () => void }) {
  const t = useTranslations("supply");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const form = useForm<Values>({ defaultValues: valuesOf(receipt) });
  const kept = useDialogForm(form, {
    kind: "postpone", record: receipt, valuesOf: valuesOf, onClose,
    read: (expectedReceiptId) => queryClient.fetchQuery({ ...trpc.supply.expectedReceipt.queryOptions({ expectedReceiptId }), staleTime: 0 }),
  });
  const postpone = useCommand(trpc.supply.postpone, { form, onDone: kept.leave, doneText: t("postpone.done"), onRefused: kept.edited.onRefused });
  const submit = ({ dueOn, reference }: Values) => {
    if (dueOn) postpone.run({ expectedReceiptId: receipt.id, version: kept.version, dueOn, reference });
  };
  const { errors } = form.formState;
  return (
    <FormDialog size="small" title={t("postpone.title")} description={t("postpone.description")} verb={t("save")} form={form} pending={postpone.pending} disabled={!form.watch("dueOn")} onSubmit={submit} onClose={onClose}>
      <DialogNotices of={kept} />
      <Field label={t("dueOn")} required fault={errors.dueOn?.message}>
        <Controller control={form.control} name="dueOn" render={({ field }) => <DateInput name={field.name} value={field.value} onChange={field.onChange} autoFocus />} />
      </Field>
      <Field label={t("reference")} fault={errors.reference?.message}><TextInput maxLength={120} {...form.register("reference")} /></Field>
    </FormDialog>
  );
}
