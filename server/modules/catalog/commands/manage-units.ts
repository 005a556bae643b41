import { fault, refused } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { createUnitInput, updateUnitInput } from "../inputs";
import { findUnitByCode, requireUnits } from "../queries/find-vocabulary";
import { insertUnits, updateUnitRow } from "../store-vocabulary";

const codeFault = (code: string) => fault("code", "catalog.unit_code_taken", { code });

export const createUnit = defineCommand({
  name: "catalog.create-unit",
  permission: "catalog.edit",
  input: createUnitInput,
  async run(scope, input) {
    const [unit] = await insertUnits(scope, [input]);
    if (!unit) throw refused("catalog.unit_invalid", { count: 1 }, [codeFault(input.code)]);
    return done(
      { unitId: unit.id },
      { audit: { entityType: "unit", entityId: unit.id, entityLabel: unit.code, changes: changedFields({}, input) } },
    );
  },
});

/** Decimals may grow, never shrink: quantities with those decimals exist. */
export const updateUnit = defineCommand({
  name: "catalog.update-unit",
  permission: "catalog.edit",
  input: updateUnitInput,
  async run(scope, { unitId, version, ...wanted }) {
    const [before] = await requireUnits(scope, [unitId]);
    if (!before) throw new Error("a unit was required and is absent");
    const sameCode = await findUnitByCode(scope, wanted.code);
    const faults = [
      ...(sameCode && sameCode.id !== unitId ? [codeFault(wanted.code)] : []),
      ...(wanted.decimals < before.decimals ? [fault("decimals", "catalog.unit_decimals_shrink", { decimals: before.decimals })] : []),
    ];
    if (faults.length > 0) throw refused("catalog.unit_invalid", { count: faults.length }, faults);
    const after = before.version === version ? await updateUnitRow(scope, unitId, version, wanted) : null;
    if (!after) throw await recordChanged(scope, { entityType: "unit", entityId: unitId, current: before, wanted });
    return done(
      { unitId, version: after.version },
      { audit: { entityType: "unit", entityId: unitId, entityLabel: after.code, changes: changedFields(before, wanted) } },
    );
  },
});
