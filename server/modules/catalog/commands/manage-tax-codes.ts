import { fault, refused } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { createTaxCodeInput, setTaxRateInput, taxCodeIdInput, updateTaxCodeInput } from "../inputs";
import { findDefaultTaxCode, findTaxCodeByCode, requireTaxCode } from "../queries/find-vocabulary";
import { findRateOf } from "../queries/list-tax-codes";
import { clearDefaultTaxCode, insertTaxCode, updateTaxCodeRow, upsertTaxRates } from "../store-vocabulary";

const codeFault = (code: string) => fault("code", "catalog.tax_code_taken", { code });

/** A taxable code begins with its first rate; the workspace's first code is its default. */
export const createTaxCode = defineCommand({
  name: "catalog.create-tax-code",
  permission: "tax.edit",
  input: createTaxCodeInput,
  async run(scope, input) {
    const faults = [
      ...((await findTaxCodeByCode(scope, input.code)) ? [codeFault(input.code)] : []),
      ...(input.kind === "taxable" && !input.ratePercent ? [fault("ratePercent", "catalog.tax_rate_required")] : []),
    ];
    if (faults.length > 0) throw refused("catalog.tax_code_invalid", { count: faults.length }, faults);
    const isDefault = (await findDefaultTaxCode(scope)) === null;
    const taxCode = await insertTaxCode(scope, { code: input.code, name: input.name, kind: input.kind, isDefault });
    if (!taxCode) throw refused("catalog.tax_code_invalid", { count: 1 }, [codeFault(input.code)]);
    if (input.kind === "taxable" && input.ratePercent) {
      await upsertTaxRates(scope, taxCode.id, [{ validFrom: input.validFrom ?? scope.today, ratePercent: input.ratePercent }]);
    }
    return done(
      { taxCodeId: taxCode.id },
      {
        audit: {
          entityType: "tax_code",
          entityId: taxCode.id,
          entityLabel: taxCode.code,
          changes: changedFields({}, { code: input.code, name: input.name, kind: input.kind, ratePercent: input.ratePercent ?? null }),
        },
      },
    );
  },
});

export const updateTaxCode = defineCommand({
  name: "catalog.update-tax-code",
  permission: "tax.edit",
  input: updateTaxCodeInput,
  async run(scope, { taxCodeId, version, ...wanted }) {
    const before = await requireTaxCode(scope, taxCodeId);
    const sameCode = await findTaxCodeByCode(scope, wanted.code);
    if (sameCode && sameCode.id !== taxCodeId) throw refused("catalog.tax_code_invalid", { count: 1 }, [codeFault(wanted.code)]);
    const after = before.version === version ? await updateTaxCodeRow(scope, taxCodeId, version, wanted) : null;
    if (!after) throw await recordChanged(scope, { entityType: "tax_code", entityId: taxCodeId, current: before, wanted });
    return done(
      { taxCodeId, version: after.version },
      { audit: { entityType: "tax_code", entityId: taxCodeId, entityLabel: after.code, changes: changedFields(before, wanted) } },
    );
  },
});

/**
 * The rate from a day on; a rate already dated that day is replaced. Documents that exist keep the rate they were made with.
 * @throws NaruError `catalog.tax_code_not_taxable`
 */
export const setTaxRate = defineCommand({
  name: "catalog.set-tax-rate",
  permission: "tax.edit",
  input: setTaxRateInput,
  async run(scope, input) {
    const taxCode = await requireTaxCode(scope, input.taxCodeId);
    if (taxCode.kind !== "taxable") throw refused("catalog.tax_code_not_taxable", { code: taxCode.code });
    const before = await findRateOf(scope, taxCode.id, input.validFrom);
    await upsertTaxRates(scope, taxCode.id, [input]);
    return done(
      { taxCodeId: taxCode.id },
      {
        audit: {
          entityType: "tax_code",
          entityId: taxCode.id,
          entityLabel: taxCode.code,
          changes: { ratePercent: [before, input.ratePercent] },
          note: input.validFrom,
        },
      },
    );
  },
});

/** New items take this code. */
export const setDefaultTaxCode = defineCommand({
  name: "catalog.set-default-tax-code",
  permission: "tax.edit",
  input: taxCodeIdInput,
  async run(scope, { taxCodeId }) {
    const taxCode = await requireTaxCode(scope, taxCodeId);
    if (taxCode.isDefault) return done({ taxCodeId }, { audit: [] });
    await clearDefaultTaxCode(scope);
    const after = await updateTaxCodeRow(scope, taxCodeId, taxCode.version, { isDefault: true });
    if (!after) throw await recordChanged(scope, { entityType: "tax_code", entityId: taxCodeId, current: taxCode, wanted: { isDefault: true } });
    return done(
      { taxCodeId },
      { audit: { entityType: "tax_code", entityId: taxCodeId, entityLabel: taxCode.code, changes: { isDefault: [false, true] } } },
    );
  },
});
