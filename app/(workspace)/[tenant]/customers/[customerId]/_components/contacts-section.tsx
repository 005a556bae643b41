"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { phoneText } from "@/server/kernel/phone-number";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Chip, EmptyState, Menu, Section } from "@/app/_ui";
import { onDemand } from "@/app/_ui/on-demand";
import type { CustomerRecord } from "../../_components/customer-values";

const ContactDialog = onDemand(() => import("./contact-dialog").then((module) => module.ContactDialog));

type Contact = CustomerRecord["contacts"][number];

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
