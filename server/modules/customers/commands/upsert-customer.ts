import type { z } from "zod";
import { fault, notFound, refused } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { upsertCustomerInput } from "../inputs";
import { findCustomerByCode } from "../queries/find-by-code";
import { requireMember, requirePaymentTerms } from "../queries/find-parties";
import { visibleCustomerIds } from "../queries/visible-customer-ids";
import { keepFieldsOfType, typeFaults, type CustomerType } from "../rules/customer-type";
import { refreshSearchText, updateCustomerRow, type CustomerRow } from "../store";
import { requireMayAssign } from "../queries/owner-rights";
import { createCustomer } from "./create-customer";
import { upsertAddress, upsertContact, upsertEntity } from "./upsert-parties";

export type UpsertOutcome = "created" | "updated" | "unchanged";
type Input = z.output<typeof upsertCustomerInput>;

/**
 * Creates or updates a customer by its code, with its entity, contact and address (imports). The same input twice changes
 * nothing the second time. @throws NaruError `customers.invalid` with every fault
 */
export const upsertCustomer = defineCommand({
  name: "customers.upsert-customer",
  permission: "customers.edit",
  input: upsertCustomerInput,
  async run(scope, input) {
    const existing = await findCustomerByCode(scope, input.code);
    if (!existing) return done(await create(scope, input), { audit: [] });
    if ((await visibleCustomerIds(scope, [existing.id])).length === 0) throw notFound("customer");
    const changes = await updateFields(scope, existing, input);
    const parties = [
      await upsertEntity(scope, existing, input.entity),
      await upsertContact(scope, existing, input.contact),
      await upsertAddress(scope, existing, input.address),
    ];
    const changed = Object.keys(changes).length > 0 || parties.some(Boolean);
    if (changed) await refreshSearchText(scope, existing.id);
    return done(
      { customerId: existing.id, outcome: (changed ? "updated" : "unchanged") as UpsertOutcome },
      { audit: changed ? { entityType: "customer", entityId: existing.id, entityLabel: existing.code, changes } : [] },
    );
  },
});

/** The audit line of a creation is `createCustomer`'s own. */
async function create(scope: TenantScope, input: Input): Promise<{ customerId: string; outcome: UpsertOutcome }> {
  const { entity, contact, address, name, type, ...fields } = input;
  if (!name) throw refused("customers.invalid", { count: 1 }, [fault("name", "input.required")]);
  const made = await createCustomer.within(scope, {
    ...fields,
    name,
    type: type ?? "direct",
    entity: entity ? { ...entity, name: entity.name ?? name, country: entity.country ?? address?.country ?? scope.workspace.country } : undefined,
    contacts: contact ? [{ ...contact, isPrimary: true }] : [],
    addresses: address ? address.kinds.map((kind) => ({ ...address, kind })) : [],
  });
  return { customerId: made.customerId, outcome: "created" };
}

async function updateFields(scope: TenantScope, before: CustomerRow, input: Input): Promise<Record<string, [unknown, unknown]>> {
  const { code: _code, entity: _entity, contact: _contact, address: _address, ...given } = input;
  const wanted = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<CustomerRow>;
  const type = (wanted.type ?? before.type) as CustomerType;
  const typeFields = keepFieldsOfType(type, { ...before, ...wanted });
  const faults = typeFaults(type, typeFields);
  if (faults.length > 0) throw refused("customers.invalid", { count: faults.length }, faults);
  const set = { ...wanted, ...typeFields };
  const changes = changedFields(before, set);
  if (Object.keys(changes).length === 0) return changes;
  if (wanted.ownerUserId !== undefined) {
    requireMayAssign(scope, before.ownerUserId, wanted.ownerUserId);
    if (wanted.ownerUserId && wanted.ownerUserId !== before.ownerUserId) await requireMember(scope, wanted.ownerUserId);
  }
  if (wanted.paymentTermsId) await requirePaymentTerms(scope, wanted.paymentTermsId);
  const after = await updateCustomerRow(scope, before.id, before.version, set);
  if (!after) throw await recordChanged(scope, { entityType: "customer", entityId: before.id, current: before, wanted: set });
  return changes;
}
