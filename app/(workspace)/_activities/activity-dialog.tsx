"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { FormDialog } from "@/app/(workspace)/_forms/form-dialog";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { DateInput, Field, FieldRow, MomentInput, Select, TextArea, TextInput } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { localTime, momentOfLocal } from "@/server/kernel/local-time";
import { KINDS, type Activity, type ActivityKind } from "./activity-kinds";

/** As the form holds it: `happenedAt` is what the clock in the workspace's zone said. */
const activityValues = (activity: Activity | null, timeZone: string, now: Date) => ({
  kind: (activity?.kind ?? "call_out") as ActivityKind,
  happenedAt: localTime(activity?.happenedAt ?? now, timeZone),
  contactId: activity?.contactId ?? "",
  subject: activity?.subject ?? "",
  notes: activity?.notes ?? "",
  nextStep: activity?.nextStep ?? "",
  nextStepOn: activity?.nextStepOn ?? (null as string | null),
});

/** Logs a call, a meeting, a visit or a note, or changes one. */
export function ActivityDialog({ customerId, activity, onClose }: { customerId: string; activity: Activity | null; onClose: () => void }) {
  const t = useTranslations("activities");
  const trpc = useTRPC();
  const { timeZone } = useFormat();
  const [now] = useState(() => new Date());
  const form = useForm({ defaultValues: activityValues(activity, timeZone, now) });
  const queryClient = useQueryClient();
  const kept = useDialogForm(form, {
    kind: "activity", record: activity, parentId: customerId, valuesOf: (saved) => activityValues(saved, timeZone, now), onClose,
    read: (activityId) => queryClient.fetchQuery({ ...trpc.activities.get.queryOptions({ activityId }), staleTime: 0 }),
  });
  const log = useCommand(trpc.activities.log, { form, doneText: t("dialog.logged"), onDone: kept.leave });
  const edit = useCommand(trpc.activities.edit, { form, doneText: t("dialog.saved"), onDone: kept.leave, onRefused: kept.edited.onRefused });
  const submit = ({ contactId, happenedAt, ...values }: Values) => {
    const fields = { ...values, contactId: contactId || null };
    // Left as it was opened, it is the moment itself, with its seconds.
    const untouched = happenedAt === localTime(activity?.happenedAt ?? now, timeZone);
    const moment = momentOfLocal(happenedAt, timeZone)?.toISOString() ?? "";
    if (activity) edit.run({ ...fields, activityId: activity.id, version: kept.version, happenedAt: untouched ? activity.happenedAt.toISOString() : moment });
    else log.run({ ...fields, customerId, happenedAt: untouched ? undefined : moment });
  };
  return (
    <FormDialog
      title={activity ? t("dialog.editTitle", { subject: activity.subject }) : t("dialog.title")}
      verb={activity ? t("dialog.saveEdited") : t("dialog.save")}
      form={form}
      pending={log.pending || edit.pending}
      onSubmit={submit}
      onClose={onClose}
    >
      <DialogNotices of={kept} />
      <ActivityFields form={form} customerId={customerId} activity={activity} />
    </FormDialog>
  );
}

type Values = ReturnType<typeof activityValues>;
type ActivityForm = ReturnType<typeof useForm<Values>>;

function ActivityFields({ form, customerId, activity }: { form: ActivityForm; customerId: string; activity: Activity | null }) {
  const t = useTranslations("activities");
  const contacts = useContactChoices(customerId, activity);
  const faults = form.formState.errors;
  return (
    <>
      <FieldRow>
        <Field label={t("dialog.kind")} fault={faults.kind?.message}>
          <Select {...form.register("kind")} options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} />
        </Field>
        <Field label={t("dialog.when")} required fault={faults.happenedAt?.message}>
          <Controller control={form.control} name="happenedAt" render={({ field }) => <MomentInput name={field.name} value={field.value} onChange={field.onChange} />} />
        </Field>
      </FieldRow>
      <Field label={t("dialog.subject")} required fault={faults.subject?.message}><TextInput autoFocus autoComplete="off" {...form.register("subject")} /></Field>
      <Field label={t("dialog.contact")} fault={faults.contactId?.message}>
        <Controller control={form.control} name="contactId" render={({ field }) => <Select {...field} placeholder={t("dialog.noContact")} options={contacts} />} />
      </Field>
      <Field label={t("dialog.notes")} fault={faults.notes?.message}><TextArea rows={4} {...form.register("notes")} /></Field>
      <FieldRow>
        <Field label={t("dialog.nextStep")} hint={t("dialog.nextStepHint")} fault={faults.nextStep?.message}><TextInput autoComplete="off" {...form.register("nextStep")} /></Field>
        <Field label={t("dialog.nextStepOn")} fault={faults.nextStepOn?.message}>
          <Controller control={form.control} name="nextStepOn" render={({ field }) => <DateInput name="nextStepOn" value={field.value} onChange={field.onChange} />} />
        </Field>
      </FieldRow>
    </>
  );
}

/** The customer's people; one who was put away since stays named. */
function useContactChoices(customerId: string, activity: Activity | null) {
  const card = useQuery(useTRPC().customers.get.queryOptions({ customerId }));
  const known = (card.data?.contacts ?? []).map(({ id, name }) => ({ value: id as string, label: name }));
  const { contactId, contact } = activity ?? {};
  return !contactId || known.some(({ value }) => value === contactId) ? known : [...known, { value: contactId, label: contact ?? contactId }];
}
