import { defineStep } from "@/server/platform/command";
import { findDefaultTaxCode } from "../queries/find-vocabulary";
import { startingTaxes, startingUnits } from "../rules/starting-catalog";
import { insertTaxCode, insertUnits, upsertTaxRates } from "../store-vocabulary";

/** Gives a new workspace the usual units and the tax codes of its country; codes that exist stay as they are. */
export const installUnitsAndTaxes = defineStep("catalog.install-units-and-taxes", async (scope, country: string): Promise<void> => {
  await insertUnits(scope, startingUnits(scope.workspace.language));
  const hasDefault = (await findDefaultTaxCode(scope)) !== null;
  for (const { rates, ...tax } of startingTaxes(country, scope.workspace.language)) {
    const taxCode = await insertTaxCode(scope, { ...tax, isDefault: tax.isDefault && !hasDefault });
    if (taxCode) await upsertTaxRates(scope, taxCode.id, rates);
  }
});
