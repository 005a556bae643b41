"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { FormDialog } from "@/app/(workspace)/_forms/form-dialog";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Checkbox, Field, Section, Select, Skeleton, TextArea } from "@/app/_ui";

type Layout = RouterOutputs["documents"]["layout"];
const PARTS = ["showItemCodes", "showDiscounts", "showTaxRates", "showBankAccount", "showSeal"] as const;

/** How documents to this customer differ from everybody's (DOC-04). */
export function LayoutSection({ customerId, customerName }: { customerId: string; customerName: string }) {
  const t = useTranslations("customers");
  const layout = useQuery(useTRPC().documents.layout.queryOptions({ customerId }));
  const [open, setOpen] = useState(false);
  if (layout.error) return <QueryFault error={layout.error} onRetry={() => void layout.refetch()} compact />;
  const { data } = layout;
  const without = data ? PARTS.filter((part) => !data[part]).map((part) => t(`layout.${part}`)) : [];
  const said = data
    ? [data.letterhead === "bare" ? `${t("layout.letterhead")}: ${t("layout.letterheads.bare")}` : null, without.length > 0 ? t("layout.without", { parts: without.join(", ") }) : null].filter((line) => line !== null)
    : [];
  return (
    <Section title={t("layout.title")} actions={data?.mayEdit ? <Button size="small" onClick={() => setOpen(true)}>{t("layout.edit")}</Button> : undefined}>
      {!data ? <Skeleton className="h-8" /> : said.length === 0 && !data.note ? <p className="text-ink-2">{t("layout.ordinary")}</p> : null}
      {said.map((line) => <p key={line}>{line}</p>)}
      {data?.note ? <p className="max-w-prose whitespace-pre-line text-ink-2">{data.note}</p> : null}
      {open && data ? <LayoutDialog customerId={customerId} customerName={customerName} layout={data} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

type Values = Omit<Layout, "mayEdit" | "version" | "note"> & { note: string };

const valuesOf = ({ mayEdit: _mayEdit, version: _version, note, ...parts }: Layout): Values => ({ ...parts, note: note ?? "" });

function LayoutDialog({ customerId, customerName, layout, onClose }: { customerId: string; customerName: string; layout: Layout; onClose: () => void }) {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const form = useForm<Values>({ defaultValues: valuesOf(layout) });
  const kept = useDialogForm(form, {
    kind: "layout", record: { ...layout, id: customerId }, valuesOf: valuesOf, onClose,
    read: async () => ({ ...(await queryClient.fetchQuery({ ...trpc.documents.layout.queryOptions({ customerId }), staleTime: 0 })), id: customerId }),
  });
  const save = useCommand(trpc.documents.saveLayout, { form, doneText: t("layout.saved"), onDone: kept.leave, onRefused: kept.edited.onRefused });
  const submit = (values: Values) => save.run({ customerId, version: kept.version, ...values });
  return (
    <FormDialog
      title={t("layout.dialogTitle", { name: customerName })}
      description={t("layout.description")}
      verb={t("layout.save")}
      form={form}
      pending={save.pending}
      onSubmit={submit}
      onClose={onClose}
    >
      <DialogNotices of={kept} />
      <Field label={t("layout.letterhead")}>
        <Select {...form.register("letterhead")} options={(["full", "bare"] as const).map((value) => ({ value, label: t(`layout.letterheads.${value}`) }))} />
      </Field>
      <fieldset>
        <legend className="mb-1 text-label text-ink-3">{t("layout.shown")}</legend>
        {PARTS.map((part) => <Checkbox key={part} label={t(`layout.${part}`)} {...form.register(part)} />)}
      </fieldset>
      <Field label={t("layout.note")} fault={form.formState.errors.note?.message}>
        <TextArea rows={3} maxLength={1000} placeholder={t("layout.notePlaceholder")} {...form.register("note")} />
      </Field>
    </FormDialog>
  );
}
