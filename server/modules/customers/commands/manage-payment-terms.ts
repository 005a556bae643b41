import { fault, refused } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, defineStep, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { createPaymentTermsInput, paymentTermsVersionInput, updatePaymentTermsInput } from "../inputs";
import { requirePaymentTerms } from "../queries/find-parties";
import { termsCodeTaken } from "../queries/list-payment-terms";
import { STARTING_TERMS } from "../rules/starting-terms";
import { insertTerms, updateTermsRow } from "../store-terms";

const codeRefusal = (code: string) => refused("customers.terms_invalid", { count: 1 }, [fault("code", "customers.terms_code_taken", { code })]);

export const createPaymentTerms = defineCommand({
  name: "customers.create-payment-terms",
  permission: "settings.manage",
  input: createPaymentTermsInput,
  async run(scope, input) {
    const [terms] = await insertTerms(scope, [input]);
    if (!terms) throw codeRefusal(input.code);
    return done(
      { paymentTermsId: terms.id },
      { audit: { entityType: "payment_terms", entityId: terms.id, entityLabel: terms.code, changes: changedFields({}, input) } },
    );
  },
});

/** Invoices that exist keep their due date. */
export const updatePaymentTerms = defineCommand({
  name: "customers.update-payment-terms",
  permission: "settings.manage",
  input: updatePaymentTermsInput,
  async run(scope, { paymentTermsId, version, ...wanted }) {
    const before = await requirePaymentTerms(scope, paymentTermsId);
    if (await termsCodeTaken(scope, wanted.code, paymentTermsId)) throw codeRefusal(wanted.code);
    const after = before.version === version ? await updateTermsRow(scope, paymentTermsId, version, wanted) : null;
    if (!after) throw await recordChanged(scope, { entityType: "payment_terms", entityId: paymentTermsId, current: before, wanted });
    return done(
      { paymentTermsId, version: after.version },
      { audit: { entityType: "payment_terms", entityId: paymentTermsId, entityLabel: after.code, changes: changedFields(before, wanted) } },
    );
  },
});

async function setArchived(scope: TenantScope, id: string, version: number, archived: boolean) {
  const before = await requirePaymentTerms(scope, id);
  const after = before.version === version ? await updateTermsRow(scope, id, version, { archived }) : null;
  if (!after) throw await recordChanged(scope, { entityType: "payment_terms", entityId: id, current: before, wanted: { archived } });
  return done(
    { paymentTermsId: id, version: after.version },
    { audit: { entityType: "payment_terms", entityId: id, entityLabel: after.code, changes: changedFields(before, { archived }) } },
  );
}

/** No longer offered for new documents; customers and documents that have them keep them. */
export const archivePaymentTerms = defineCommand({
  name: "customers.archive-payment-terms",
  permission: "settings.manage",
  input: paymentTermsVersionInput,
  run: (scope, input) => setArchived(scope, input.paymentTermsId, input.version, true),
});

export const activatePaymentTerms = defineCommand({
  name: "customers.activate-payment-terms",
  permission: "settings.manage",
  input: paymentTermsVersionInput,
  run: (scope, input) => setArchived(scope, input.paymentTermsId, input.version, false),
});

/** Gives a new workspace its first payment terms; terms whose code exists stay as they are. */
export const installPaymentTerms = defineStep("customers.install-payment-terms", async (scope): Promise<void> => {
  await insertTerms(scope, STARTING_TERMS);
});
