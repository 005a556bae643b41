import { fault, refused } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { updateCustomerInput } from "../inputs";
import { requireVisibleCustomer } from "../queries/customer-visible";
import { codeTaken, requireMember, requirePaymentTerms } from "../queries/find-parties";
import { keepFieldsOfType, typeFaults } from "../rules/customer-type";
import { refreshSearchText, updateCustomerRow } from "../store";
import { requireMayAssign } from "../queries/owner-rights";

/**
 * Saves the customer's own fields.
 * @throws NaruError `record.changed` when somebody saved it since `version` was read · `customers.invalid` with every fault
 */
export const updateCustomer = defineCommand({
  name: "customers.update-customer",
  permission: "customers.edit",
  input: updateCustomerInput,
  async run(scope, { customerId, version, ...fields }) {
    const before = await requireVisibleCustomer(scope, customerId);
    const typeFields = keepFieldsOfType(fields.type, {
      commissionPercent: fields.commissionPercent ?? null,
      commissionPayee: fields.commissionPayee,
      territory: fields.territory,
      endUse: fields.endUse,
    });
    // A member who may not assign sends the owner back as it was, or leaves it out.
    const ownerUserId = fields.ownerUserId === undefined ? before.ownerUserId : fields.ownerUserId;
    const wanted = { ...fields, ...typeFields, ownerUserId, paymentTermsId: fields.paymentTermsId ?? null };
    const changed = () => recordChanged(scope, { entityType: "customer", entityId: customerId, current: before, wanted });
    if (before.version !== version) throw await changed();

    const faults = typeFaults(fields.type, typeFields);
    if (await codeTaken(scope, fields.code, customerId)) faults.unshift(fault("code", "customers.code_taken", { code: fields.code }));
    if (faults.length > 0) throw refused("customers.invalid", { count: faults.length }, faults);
    requireMayAssign(scope, before.ownerUserId, ownerUserId);
    if (ownerUserId && ownerUserId !== before.ownerUserId) await requireMember(scope, ownerUserId);
    if (wanted.paymentTermsId && wanted.paymentTermsId !== before.paymentTermsId) await requirePaymentTerms(scope, wanted.paymentTermsId);

    const after = await updateCustomerRow(scope, customerId, version, wanted);
    if (!after) throw await recordChanged(scope, { entityType: "customer", entityId: customerId, current: await requireVisibleCustomer(scope, customerId), wanted });
    await refreshSearchText(scope, customerId);
    return done(
      { customerId, version: after.version },
      { audit: { entityType: "customer", entityId: customerId, entityLabel: after.code, changes: changedFields(before, wanted) } },
    );
  },
});
