import type { z } from "zod";
import { changedFields } from "@/server/platform/audit";
import { defineStep } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import type { upsertCustomerInput } from "../inputs";
import { findContactByName, findDefaultAddress, findDefaultEntity, hasPrimaryContact } from "../queries/find-default-parties";
import type { CustomerRow } from "../store";
import { insertAddress, insertContact, insertEntity, updateAddressRow, updateContactRow, updateEntityRow } from "../store-parties";

type Input = z.output<typeof upsertCustomerInput>;

const given = <T extends object>(fields: T) => Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined)) as Partial<T>;
const differs = (before: object, wanted: object) => Object.keys(changedFields(before, wanted)).length > 0;

/** Whether the default entity had to be written. */
export const upsertEntity = defineStep("customers.upsert-entity", async (scope, customer: CustomerRow, entity: Input["entity"]): Promise<boolean> => {
  if (!entity) return false;
  const before = await findDefaultEntity(scope, customer.id);
  if (!before) {
    const { name, country, ...rest } = entity;
    await insertEntity(scope, { ...rest, name: name ?? customer.name, country: country ?? scope.workspace.country, customerId: customer.id, isDefault: true });
    return true;
  }
  const wanted = given(entity);
  if (!differs(before, wanted)) return false;
  const after = await updateEntityRow(scope, before.id, before.version, wanted);
  if (!after) throw await recordChanged(scope, { entityType: "legal_entity", entityId: before.id, current: before, wanted });
  return true;
});

/** Whether the contact of that name had to be written. */
export const upsertContact = defineStep("customers.upsert-contact", async (scope, customer: CustomerRow, contact: Input["contact"]): Promise<boolean> => {
  if (!contact) return false;
  const before = await findContactByName(scope, customer.id, contact.name);
  if (!before) {
    await insertContact(scope, { ...contact, customerId: customer.id, isPrimary: !(await hasPrimaryContact(scope, customer.id)) });
    return true;
  }
  const wanted = given(contact);
  if (!differs(before, wanted)) return false;
  const after = await updateContactRow(scope, before.id, before.version, wanted);
  if (!after) throw await recordChanged(scope, { entityType: "contact", entityId: before.id, current: before, wanted });
  return true;
});

/** Whether the default address of any of the kinds had to be written. */
export const upsertAddress = defineStep("customers.upsert-address", async (scope, customer: CustomerRow, address: Input["address"]): Promise<boolean> => {
  if (!address) return false;
  const { kinds, ...fields } = address;
  let written = false;
  for (const kind of kinds) {
    const before = await findDefaultAddress(scope, customer.id, kind);
    if (!before) {
      await insertAddress(scope, { ...fields, customerId: customer.id, kind, isDefault: true });
      written = true;
    } else if (differs(before, fields)) {
      const after = await updateAddressRow(scope, before.id, before.version, fields);
      if (!after) throw await recordChanged(scope, { entityType: "customer_address", entityId: before.id, current: before, wanted: fields });
      written = true;
    }
  }
  return written;
});
