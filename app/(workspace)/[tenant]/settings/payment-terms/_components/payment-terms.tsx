"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { FormDialog } from "@/app/(workspace)/_forms/form-dialog";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Checkbox, DataTable, EmptyState, Field, FieldRow, Menu, QuantityInput, Section, StateBadge, TextInput, ThumbAction, type Column } from "@/app/_ui";

type Terms = RouterOutputs["customers"]["paymentTerms"]["rows"][number];

export function PaymentTerms() {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const terms = useQuery(trpc.customers.paymentTerms.queryOptions({ includeArchived: true }));
  const [editing, setEditing] = useState<Terms | "new" | null>(null);
  const archive = useCommand(trpc.customers.archivePaymentTerms);
  const activate = useCommand(trpc.customers.activatePaymentTerms);
  const columns: Column<Terms>[] = [
    { key: "name", header: t("terms.name"), cell: (row) => <span className="font-medium">{row.name}</span> },
    { key: "code", header: t("terms.code"), cell: (row) => row.code },
    { key: "due", header: t("terms.due"), cell: (row) => t(row.fromEndOfMonth ? "terms.dueEndOfMonth" : "terms.dueDays", { days: row.days }) },
    {
      key: "state",
      header: t("terms.state"),
      cell: (row) => <StateBadge tone={row.archived ? "quiet" : "settled"}>{t(row.archived ? "terms.archived" : "terms.active")}</StateBadge>,
    },
    {
      key: "actions",
      header: t("terms.actionsColumn"),
      card: "line",
      className: "w-12",
      cell: (row) => (
        <Menu
          label={t("terms.actions", { name: row.name })}
          actions={[
            { id: "edit", label: t("terms.edit"), onSelect: () => setEditing(row) },
            row.archived
              ? { id: "activate", label: t("terms.activate"), onSelect: () => activate.run({ paymentTermsId: row.id, version: row.version }) }
              : { id: "archive", label: t("terms.archive"), onSelect: () => archive.run({ paymentTermsId: row.id, version: row.version }) },
          ]}
        />
      ),
    },
  ];
  return (
    <Section flush title={t("terms.title")} actions={<ThumbAction><Button tone="primary" keys="c" onClick={() => setEditing("new")}>{t("terms.add")}</Button></ThumbAction>}>
      {terms.error ? (
        <QueryFault error={terms.error} onRetry={() => void terms.refetch()} />
      ) : (
        <DataTable label={t("terms.title")} columns={columns} rows={terms.data?.rows} rowKey={(row) => row.id} empty={<EmptyState title={t("terms.empty")}>{t("terms.emptyBody")}</EmptyState>} />
      )}
      {editing ? <TermsDialog terms={editing === "new" ? null : editing} onClose={() => setEditing(null)} /> : null}
    </Section>
  );
}

const valuesOf = (terms: Terms | null) => ({ code: terms?.code ?? "", name: terms?.name ?? "", days: String(terms?.days ?? 30) as string | null, fromEndOfMonth: terms?.fromEndOfMonth ?? false });

function TermsDialog({ terms, onClose }: { terms: Terms | null; onClose: () => void }) {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const form = useForm({ defaultValues: valuesOf(terms) });
  const queryClient = useQueryClient();
  const kept = useDialogForm(form, {
    kind: "payment-terms", record: terms, valuesOf: valuesOf, onClose,
    read: async (recordId) => (await queryClient.fetchQuery({ ...trpc.customers.paymentTerms.queryOptions({ includeArchived: true }), staleTime: 0 })).rows.find(({ id }) => id === recordId),
  });
  const create = useCommand(trpc.customers.createPaymentTerms, { form, doneText: t("terms.saved"), onDone: kept.leave });
  const update = useCommand(trpc.customers.updatePaymentTerms, { form, doneText: t("terms.saved"), onDone: kept.leave, onRefused: kept.edited.onRefused });
  const faults = form.formState.errors;
  return (
    <FormDialog
      title={terms ? t("terms.editTitle", { name: terms.name }) : t("terms.addTitle")}
      verb={t("terms.save")}
      form={form}
      pending={create.pending || update.pending}
      onClose={onClose}
      onSubmit={({ days, ...values }) => {
        const fields = { ...values, days: Number(days ?? Number.NaN) };
        if (terms) update.run({ ...fields, paymentTermsId: terms.id, version: kept.version });
        else create.run(fields);
      }}
    >
      <DialogNotices of={kept} />
      <FieldRow>
        <Field label={t("terms.code")} required fault={faults.code?.message}><TextInput {...form.register("code")} /></Field>
        <Field label={t("terms.name")} required fault={faults.name?.message}><TextInput {...form.register("name")} /></Field>
        <Field label={t("terms.days")} required fault={faults.days?.message}>
          <Controller control={form.control} name="days" render={({ field }) => <QuantityInput name={field.name} value={field.value} onChange={field.onChange} onBlur={field.onBlur} ref={field.ref} />} />
        </Field>
      </FieldRow>
      <Checkbox label={t("terms.fromEndOfMonth")} {...form.register("fromEndOfMonth")} />
    </FormDialog>
  );
}
