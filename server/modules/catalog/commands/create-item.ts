import { fault, refused } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { createItemInput } from "../inputs";
import { findDefaultTaxCode, findItemByCode, requireCategory, requireTaxCode, requireUnits } from "../queries/find-vocabulary";
import { unitFaults } from "../rules/unit-faults";
import { insertItem, replaceItemUnits } from "../store";

/**
 * An item with its base unit and the other units it is ordered in (PRC-13).
 * @throws NaruError `catalog.item_invalid` with every fault
 */
export const createItem = defineCommand({
  name: "catalog.create-item",
  permission: "catalog.edit",
  input: createItemInput,
  async run(scope, { units, ...fields }) {
    const [existing, defaultTax] = await Promise.all([findItemByCode(scope, fields.code), findDefaultTaxCode(scope)]);
    const taxCodeId = fields.taxCodeId ?? defaultTax?.id;
    const faults = unitFaults(fields.unitId, units);
    if (existing) faults.unshift(fault("code", "catalog.item_code_taken", { code: fields.code }));
    if (!taxCodeId) faults.push(fault("taxCodeId", "catalog.tax_code_missing"));
    if (faults.length > 0 || !taxCodeId) throw refused("catalog.item_invalid", { count: faults.length }, faults);
    await requireUnits(scope, [fields.unitId, ...units.map((u) => u.unitId)]);
    if (fields.categoryId) await requireCategory(scope, fields.categoryId);
    if (fields.taxCodeId) await requireTaxCode(scope, fields.taxCodeId);

    const item = await insertItem(scope, { ...fields, taxCodeId });
    if (!item) throw refused("catalog.item_invalid", { count: 1 }, [fault("code", "catalog.item_code_taken", { code: fields.code })]);
    await replaceItemUnits(scope, item.id, units);
    return done(
      { itemId: item.id, code: item.code },
      { audit: { entityType: "item", entityId: item.id, entityLabel: item.code, changes: changedFields({}, { code: item.code, name: item.name, kind: item.kind }) } },
    );
  },
});
