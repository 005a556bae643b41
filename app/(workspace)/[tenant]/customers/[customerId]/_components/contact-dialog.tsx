"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { FormDialog } from "@/app/(workspace)/_forms/form-dialog";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Checkbox, Field, FieldRow, Select, TextInput } from "@/app/_ui";
import type { CustomerRecord } from "../../_components/customer-values";

type Contact = CustomerRecord["contacts"][number];
const ROLES = ["decides", "buys", "pays", "receives"] as const;
type Role = (typeof ROLES)[number];

const contactValues = (contact: Contact | null, first: boolean) => ({
  name: contact?.name ?? "",
  title: contact?.title ?? "",
  email: contact?.email ?? "",
  phone: contact?.phone ?? "",
  role: (contact?.role ?? "") as Role | "",
  isPrimary: contact?.isPrimary ?? first,
});

export function ContactDialog({ customerId, contact, first, onClose }: { customerId: string; contact: Contact | null; first: boolean; onClose: () => void }) {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const form = useForm({ defaultValues: contactValues(contact, first) });
  const queryClient = useQueryClient();
  const kept = useDialogForm(form, {
    kind: "contact", record: contact, parentId: customerId, valuesOf: (saved) => contactValues(saved, first), onClose,
    read: async (recordId) => (await queryClient.fetchQuery({ ...trpc.customers.get.queryOptions({ customerId }), staleTime: 0 })).contacts.find(({ id }) => id === recordId),
  });
  const add = useCommand(trpc.customers.addContact, { form, doneText: t("contacts.saved"), onDone: kept.leave });
  const update = useCommand(trpc.customers.updateContact, { form, doneText: t("contacts.saved"), onDone: kept.leave, onRefused: kept.edited.onRefused });
  const faults = form.formState.errors;
  const submit = ({ role, ...values }: ReturnType<typeof contactValues>) => {
    const fields = { ...values, role: role || null };
    if (contact) update.run({ ...fields, contactId: contact.id, version: kept.version });
    else add.run({ ...fields, customerId });
  };
  return (
    <FormDialog
      title={contact ? t("contacts.editTitle", { name: contact.name }) : t("contacts.addTitle")}
      verb={t("contacts.save")}
      form={form}
      pending={add.pending || update.pending}
      onSubmit={submit}
      onClose={onClose}
    >
      <DialogNotices of={kept} />
      <FieldRow>
        <Field label={t("contacts.name")} required fault={faults.name?.message}><TextInput autoComplete="off" {...form.register("name")} /></Field>
        <Field label={t("contacts.jobTitle")} fault={faults.title?.message}><TextInput autoComplete="off" {...form.register("title")} /></Field>
        <Field label={t("contacts.email")} fault={faults.email?.message}><TextInput type="email" autoComplete="off" {...form.register("email")} /></Field>
        <Field label={t("contacts.phone")} fault={faults.phone?.message}><TextInput type="tel" autoComplete="off" {...form.register("phone")} /></Field>
        <Field label={t("contacts.role")} fault={faults.role?.message}>
          <Select {...form.register("role")} placeholder={t("contacts.noRole")} options={ROLES.map((role) => ({ value: role, label: t(`contacts.roles.${role}`) }))} />
        </Field>
      </FieldRow>
      <Checkbox label={t("contacts.isPrimary")} {...form.register("isPrimary")} />
    </FormDialog>
  );
}
