"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { CollisionPanel } from "@/app/(workspace)/_collisions/collision-panel";
import { useEditedForm } from "@/app/(workspace)/_collisions/use-edited";
import { phoneText } from "@/server/kernel/phone-number";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Checkbox, Chip, Dialog, EmptyState, Field, FieldRow, Menu, Section, Select, TextInput } from "@/app/_ui";
import type { CustomerRecord } from "../../_components/customer-values";

type Contact = CustomerRecord["contacts"][number];
const ROLES = ["decides", "buys", "pays", "receives"] as const;
type Role = (typeof ROLES)[number];

interface ContactsSectionProps {
  customerId: string;
  contacts: readonly Contact[];
  /** Where they are called: telephone numbers are grouped as people there do. */
  country: string | null;
  mayEdit: boolean;
  flush: boolean;
}

export function ContactsSection({ customerId, contacts, country, mayEdit, flush }: ContactsSectionProps) {
  const t = useTranslations("customers");
  const [editing, setEditing] = useState<Contact | "new" | null>(null);
  const [leaving, setLeaving] = useState("");
  const archive = useCommand(useTRPC().customers.archiveContact, { doneText: () => t("contacts.removed", { name: leaving }) });
  return (
    <Section
      flush={flush}
      title={t("contacts.title")}
      actions={mayEdit ? <Button size="small" onClick={() => setEditing("new")}>{t("contacts.add")}</Button> : undefined}
    >
      {contacts.length === 0 ? <EmptyState compact title={t("contacts.empty")} /> : null}
      <ul className="flex flex-col">
        {contacts.map((contact) => (
          <li key={contact.id} className="flex items-start justify-between gap-3 border-b py-2 last:border-b-0">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{contact.name}</span>
                {contact.title ? <span className="text-ink-2">{contact.title}</span> : null}
                {contact.isPrimary ? <Chip tone="settled">{t("contacts.primary")}</Chip> : null}
                {contact.role ? <Chip>{t(`contacts.roles.${contact.role}`)}</Chip> : null}
              </p>
              <p className="flex flex-wrap gap-x-3 text-label">
                {contact.email ? <a className="text-accent hover:underline" href={`mailto:${contact.email}`}>{contact.email}</a> : null}
                {contact.phone ? <a className="text-accent hover:underline" href={`tel:${contact.phone}`}>{phoneText(contact.phone, country)}</a> : null}
              </p>
            </div>
            {mayEdit ? (
              <Menu
                label={t("contacts.actions", { name: contact.name })}
                actions={[
                  { id: "edit", label: t("contacts.edit"), onSelect: () => setEditing(contact) },
                  {
                    id: "remove",
                    label: t("contacts.remove"),
                    onSelect: () => {
                      setLeaving(contact.name);
                      archive.run({ contactId: contact.id, version: contact.version });
                    },
                  },
                ]}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {editing ? (
        <ContactDialog customerId={customerId} contact={editing === "new" ? null : editing} first={contacts.length === 0} onClose={() => setEditing(null)} />
      ) : null}
    </Section>
  );
}

const contactValues = (contact: Contact | null, first: boolean) => ({
  name: contact?.name ?? "",
  title: contact?.title ?? "",
  email: contact?.email ?? "",
  phone: contact?.phone ?? "",
  role: (contact?.role ?? "") as Role | "",
  isPrimary: contact?.isPrimary ?? first,
});

function ContactDialog({ customerId, contact, first, onClose }: { customerId: string; contact: Contact | null; first: boolean; onClose: () => void }) {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const form = useForm({ defaultValues: contactValues(contact, first) });
  const queryClient = useQueryClient();
  const edited = useEditedForm(form, {
    version: contact?.version ?? 1,
    reread: async () => {
      const saved = (await queryClient.fetchQuery({ ...trpc.customers.get.queryOptions({ customerId }), staleTime: 0 })).contacts.find(({ id }) => id === contact?.id);
      return saved && { version: saved.version, values: contactValues(saved, first) };
    },
  });
  const add = useCommand(trpc.customers.addContact, { form, doneText: t("contacts.saved"), onDone: onClose });
  const update = useCommand(trpc.customers.updateContact, { form, doneText: t("contacts.saved"), onDone: onClose, onRefused: edited.onRefused });
  const faults = form.formState.errors;
  const submit = form.handleSubmit(({ role, ...values }) => {
    const fields = { ...values, role: role || null };
    if (contact) update.run({ ...fields, contactId: contact.id, version: edited.opened.version });
    else add.run({ ...fields, customerId });
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="medium"
      title={contact ? t("contacts.editTitle", { name: contact.name }) : t("contacts.addTitle")}
      cancels actions={<Button tone="primary" keys="Ctrl+Enter" type="submit" form="contact-form" pending={add.pending || update.pending}>{t("contacts.save")}</Button>}
    >
      <form
        id="contact-form"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          form.clearErrors();
          void submit(event);
        }}
      >
        <CollisionPanel edited={edited} />
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
      </form>
    </Dialog>
  );
}
