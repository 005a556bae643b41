"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { FormDialog } from "@/app/(workspace)/_forms/form-dialog";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Checkbox, DateInput, Field, FieldRow, TextInput } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { CountryInput } from "@/app/(workspace)/_workspaces/country-input";
import type { CustomerRecord } from "../../_components/customer-values";

type Entity = CustomerRecord["entities"][number];
export type EntityTask = { kind: "add"; customerId: string } | { kind: "edit"; entity: Entity } | { kind: "replace"; entity: Entity };

interface Values {
  name: string;
  registrationNumber: string;
  taxNumber: string;
  country: string;
  validFrom: string | null;
  from: string | null;
  isDefault: boolean;
}

function startingValues(task: EntityTask, today: string): Values {
  const blank = { name: "", registrationNumber: "", taxNumber: "", country: "", validFrom: null, from: today, isDefault: false };
  if (task.kind === "add") return blank;
  if (task.kind === "replace") return { ...blank, country: task.entity.country };
  const { name, registrationNumber, taxNumber, country } = task.entity;
  return { ...blank, name, registrationNumber: registrationNumber ?? "", taxNumber: taxNumber ?? "", country };
}

export function EntityDialog({ task, onClose }: { task: EntityTask; onClose: () => void }) {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const { today } = useFormat();
  const form = useForm<Values>({ defaultValues: startingValues(task, today) });
  const queryClient = useQueryClient();
  const kept = useDialogForm(form, {
    kind: "legal-entity",
    record: task.kind === "edit" ? task.entity : null,
    parentId: task.kind === "add" ? task.customerId : task.entity.id,
    valuesOf: (entity) => startingValues({ kind: "edit", entity }, today),
    onClose,
    read: async (entityId) => {
      if (task.kind !== "edit") return undefined;
      const card = await queryClient.fetchQuery({ ...trpc.customers.get.queryOptions({ customerId: task.entity.customerId }), staleTime: 0 });
      return card.entities.find(({ id }) => id === entityId);
    },
  });
  const add = useCommand(trpc.customers.addEntity, { form, doneText: t("entities.added"), onDone: kept.leave });
  const edit = useCommand(trpc.customers.updateEntity, { form, doneText: t("entities.saved"), onDone: kept.leave, onRefused: kept.edited.onRefused });
  const replace = useCommand(trpc.customers.replaceEntity, { form, doneText: t("entities.replaced"), onDone: kept.leave });
  const faults = form.formState.errors;
  const submit = ({ validFrom, from, isDefault, ...fields }: Values) => {
    if (task.kind === "add") add.run({ ...fields, customerId: task.customerId, validFrom, isDefault });
    else if (task.kind === "edit") edit.run({ ...fields, legalEntityId: task.entity.id, version: kept.version });
    else replace.run({ ...fields, legalEntityId: task.entity.id, from: from ?? "" });
  };
  const titles = {
    add: () => t("entities.addTitle"),
    edit: () => t("entities.editTitle", { name: task.kind === "edit" ? task.entity.name : "" }),
    replace: () => t("entities.replaceTitle", { name: task.kind === "replace" ? task.entity.name : "" }),
  };
  const verbs = { add: t("entities.doAdd"), edit: t("entities.save"), replace: t("entities.doReplace") };
  return (
    <FormDialog
      title={titles[task.kind]()}
      description={task.kind === "replace" ? t("entities.replaceDescription", { name: task.entity.name }) : undefined}
      verb={verbs[task.kind]}
      form={form}
      pending={add.pending || edit.pending || replace.pending}
      onSubmit={submit}
      onClose={onClose}
    >
      {task.kind === "replace" ? (
        <Field label={t("entities.from")} required fault={faults.from?.message}>
          <Controller control={form.control} name="from" render={({ field }) => <DateInput name={field.name} value={field.value} onChange={field.onChange} />} />
        </Field>
      ) : null}
      <DialogNotices of={kept} />
      <FieldRow>
        <Field label={t("entities.name")} required fault={faults.name?.message}><TextInput {...form.register("name")} autoFocus /></Field>
        <Field label={t("entities.country")} required fault={faults.country?.message}>
          <Controller control={form.control} name="country" render={({ field }) => <CountryInput name={field.name} value={field.value} onChange={field.onChange} />} />
        </Field>
        <Field label={t("entities.registrationNumber")} fault={faults.registrationNumber?.message}><TextInput {...form.register("registrationNumber")} /></Field>
        <Field label={t("entities.taxNumber")} fault={faults.taxNumber?.message}><TextInput {...form.register("taxNumber")} /></Field>
        {task.kind === "add" ? (
          <Field label={t("entities.validFrom")} hint={t("entities.validFromHint")} fault={faults.validFrom?.message}>
            <Controller control={form.control} name="validFrom" render={({ field }) => <DateInput name={field.name} value={field.value} onChange={field.onChange} />} />
          </Field>
        ) : null}
      </FieldRow>
      {task.kind === "add" ? <Checkbox label={t("entities.isDefault")} {...form.register("isDefault")} /> : null}
    </FormDialog>
  );
}
