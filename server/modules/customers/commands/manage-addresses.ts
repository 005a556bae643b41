import { conflict } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { addAddressInput, addressIdInput, archiveAddressInput, updateAddressInput } from "../inputs";
import { requireVisibleCustomer } from "../queries/customer-visible";
import { requireAddress } from "../queries/find-parties";
import { hasDefaultAddress } from "../queries/has-default-address";
import { clearDefaultAddress, insertAddress, updateAddressRow } from "../store-parties";

/** The first address of a kind is its default whether asked for or not (CUS-11). */
export const addAddress = defineCommand({
  name: "customers.add-address",
  permission: "customers.edit",
  input: addAddressInput,
  async run(scope, input) {
    const customer = await requireVisibleCustomer(scope, input.customerId);
    const first = !(await hasDefaultAddress(scope, customer.id, input.kind));
    if (input.isDefault && !first) await clearDefaultAddress(scope, customer.id, input.kind);
    const address = await insertAddress(scope, { ...input, isDefault: input.isDefault || first });
    return done(
      { customerAddressId: address.id, isDefault: address.isDefault },
      {
        audit: {
          entityType: "customer_address",
          entityId: address.id,
          entityLabel: address.label,
          changes: changedFields({}, { customer: customer.code, kind: address.kind, line1: address.line1 }),
        },
      },
    );
  },
});

export const updateAddress = defineCommand({
  name: "customers.update-address",
  permission: "customers.edit",
  input: updateAddressInput,
  async run(scope, { customerAddressId, version, ...wanted }) {
    const before = await requireAddress(scope, customerAddressId);
    const after = before.version === version ? await updateAddressRow(scope, customerAddressId, version, wanted) : null;
    if (!after) throw await recordChanged(scope, { entityType: "customer_address", entityId: customerAddressId, current: before, wanted });
    return done(
      { customerAddressId, version: after.version },
      { audit: { entityType: "customer_address", entityId: customerAddressId, entityLabel: after.label, changes: changedFields(before, wanted) } },
    );
  },
});

/** New documents take this address of its kind; documents that exist keep theirs. */
export const setDefaultAddress = defineCommand({
  name: "customers.set-default-address",
  permission: "customers.edit",
  input: addressIdInput,
  async run(scope, { customerAddressId }) {
    const address = await requireAddress(scope, customerAddressId);
    if (address.archived) throw conflict("customers.address_archived", { label: address.label });
    if (address.isDefault) return done({ customerAddressId }, { audit: [] });
    await clearDefaultAddress(scope, address.customerId, address.kind);
    const after = await updateAddressRow(scope, customerAddressId, address.version, { isDefault: true });
    if (!after) throw await recordChanged(scope, { entityType: "customer_address", entityId: customerAddressId, current: address, wanted: { isDefault: true } });
    return done(
      { customerAddressId },
      { audit: { entityType: "customer_address", entityId: customerAddressId, entityLabel: address.label, changes: { isDefault: [false, true] } } },
    );
  },
});

export const archiveAddress = defineCommand({
  name: "customers.archive-address",
  permission: "customers.edit",
  input: archiveAddressInput,
  async run(scope, { customerAddressId, version }) {
    const before = await requireAddress(scope, customerAddressId);
    if (before.archived) throw conflict("customers.address_archived", { label: before.label });
    const wanted = { archived: true, isDefault: false };
    const after = before.version === version ? await updateAddressRow(scope, customerAddressId, version, wanted) : null;
    if (!after) throw await recordChanged(scope, { entityType: "customer_address", entityId: customerAddressId, current: before, wanted });
    return done(
      { customerAddressId },
      { audit: { entityType: "customer_address", entityId: customerAddressId, entityLabel: after.label, changes: changedFields(before, wanted) } },
    );
  },
});
