import { conflict } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { addContactInput, archiveContactInput, updateContactInput } from "../inputs";
import { requireVisibleCustomer } from "../queries/customer-visible";
import { requireContact } from "../queries/find-parties";
import { refreshSearchText } from "../store";
import { clearPrimaryContact, insertContact, updateContactRow } from "../store-parties";

export const addContact = defineCommand({
  name: "customers.add-contact",
  permission: "customers.edit",
  input: addContactInput,
  async run(scope, input) {
    const customer = await requireVisibleCustomer(scope, input.customerId);
    if (input.isPrimary) await clearPrimaryContact(scope, customer.id);
    const contact = await insertContact(scope, input);
    await refreshSearchText(scope, customer.id);
    return done(
      { contactId: contact.id },
      { audit: { entityType: "contact", entityId: contact.id, entityLabel: contact.name, changes: changedFields({}, { customer: customer.code, name: contact.name }) } },
    );
  },
});

export const updateContact = defineCommand({
  name: "customers.update-contact",
  permission: "customers.edit",
  input: updateContactInput,
  async run(scope, { contactId, version, ...fields }) {
    const before = await requireContact(scope, contactId);
    const wanted = { ...fields, role: fields.role ?? null };
    if (wanted.isPrimary && !before.isPrimary && before.version === version) await clearPrimaryContact(scope, before.customerId);
    const after = before.version === version ? await updateContactRow(scope, contactId, version, wanted) : null;
    if (!after) throw await recordChanged(scope, { entityType: "contact", entityId: contactId, current: before, wanted });
    await refreshSearchText(scope, before.customerId);
    return done(
      { contactId, version: after.version },
      { audit: { entityType: "contact", entityId: contactId, entityLabel: after.name, changes: changedFields(before, wanted) } },
    );
  },
});

/** The contact leaves the customer's card; documents keep the name. */
export const archiveContact = defineCommand({
  name: "customers.archive-contact",
  permission: "customers.edit",
  input: archiveContactInput,
  async run(scope, { contactId, version }) {
    const before = await requireContact(scope, contactId);
    if (before.archived) throw conflict("customers.contact_archived", { name: before.name });
    const wanted = { archived: true, isPrimary: false };
    const after = before.version === version ? await updateContactRow(scope, contactId, version, wanted) : null;
    if (!after) throw await recordChanged(scope, { entityType: "contact", entityId: contactId, current: before, wanted });
    await refreshSearchText(scope, before.customerId);
    return done(
      { contactId },
      { audit: { entityType: "contact", entityId: contactId, entityLabel: after.name, changes: changedFields(before, wanted) } },
    );
  },
});
