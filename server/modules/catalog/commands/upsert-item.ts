import type { z } from "zod";
import { fault, refused, type Fault } from "@/server/kernel/errors";
import { decimalText } from "@/server/kernel/money";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { upsertItemInput } from "../inputs";
import { findCategoryByCode, findDefaultTaxCode, findItemByCode, findTaxCodeByCode, findUnitByCode } from "../queries/find-vocabulary";
import { insertItem, updateItemRow, type ItemRow } from "../store";

export type UpsertOutcome = "created" | "updated" | "unchanged";
type Input = z.output<typeof upsertItemInput>;

/**
 * Creates or updates an item by its code (imports). Base unit and kind of an item that exists must be the same: they are fixed.
 * @throws NaruError `catalog.item_invalid` with every fault (unknown unit, category or tax code; fixed fields that differ)
 */
export const upsertItem = defineCommand({
  name: "catalog.upsert-item",
  permission: "catalog.edit",
  input: upsertItemInput,
  async run(scope, input) {
    const before = await findItemByCode(scope, input.code);
    const { unit, category, tax, faults } = await resolveCodes(scope, input, before);
    if (!before && !input.name) faults.push(fault("name", "input.required"));
    if (faults.length > 0) throw refused("catalog.item_invalid", { count: faults.length }, faults);

    const { unitCode: _unit, categoryCode: _category, taxCode: _tax, kind, ...given } = input;
    const wanted = {
      ...given,
      ...(input.categoryCode === undefined ? {} : { categoryId: category?.id ?? null }),
      ...(input.taxCode === undefined ? {} : { taxCodeId: tax?.id }),
    };
    if (!before) {
      if (!unit || !tax || !input.name) throw new Error("an item without unit, tax code or name passed its faults");
      const item = await insertItem(scope, { ...wanted, name: input.name, kind: kind ?? "stocked", unitId: unit.id, taxCodeId: tax.id });
      if (!item) throw refused("catalog.item_invalid", { count: 1 }, [fault("code", "catalog.item_code_taken", { code: input.code })]);
      return done(
        { itemId: item.id, outcome: "created" as UpsertOutcome },
        { audit: { entityType: "item", entityId: item.id, entityLabel: item.code, changes: changedFields({}, { code: item.code, name: item.name }) } },
      );
    }
    const set = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Partial<ItemRow>;
    const changes = changedFields(before, normalised(set));
    if (Object.keys(changes).length === 0) return done({ itemId: before.id, outcome: "unchanged" as UpsertOutcome }, { audit: [] });
    const after = await updateItemRow(scope, before, before.version, set);
    if (!after) throw await recordChanged(scope, { entityType: "item", entityId: before.id, current: before, wanted: set });
    return done(
      { itemId: before.id, outcome: "updated" as UpsertOutcome },
      { audit: { entityType: "item", entityId: before.id, entityLabel: before.code, changes } },
    );
  },
});

/** "5.00" and "5" are one cost. */
function normalised(set: Partial<ItemRow>): Partial<ItemRow> {
  const plain = (text: string | null | undefined) => (text === null || text === undefined ? text : decimalText(text));
  return {
    ...set,
    ...(set.standardCost === undefined ? {} : { standardCost: plain(set.standardCost) }),
    ...(set.reorderPoint === undefined ? {} : { reorderPoint: plain(set.reorderPoint) }),
  };
}

async function resolveCodes(scope: TenantScope, input: Input, before: ItemRow | null) {
  const [unit, category, tax] = await Promise.all([
    findUnitByCode(scope, input.unitCode ?? "EA"),
    input.categoryCode ? findCategoryByCode(scope, input.categoryCode) : null,
    input.taxCode ? findTaxCodeByCode(scope, input.taxCode) : findDefaultTaxCode(scope),
  ]);
  const faults: Fault[] = [];
  if (!before && !unit) faults.push(fault("unitCode", "catalog.unit_unknown", { code: input.unitCode ?? "EA" }));
  if (before && input.unitCode !== undefined && unit?.id !== before.unitId) faults.push(fault("unitCode", "catalog.base_unit_fixed", { code: before.code }));
  if (before && input.kind !== undefined && input.kind !== before.kind) faults.push(fault("kind", "catalog.kind_fixed", { code: before.code }));
  if (input.categoryCode && !category) faults.push(fault("categoryCode", "catalog.category_unknown", { code: input.categoryCode }));
  if (!tax && (input.taxCode || !before)) faults.push(fault("taxCode", input.taxCode ? "catalog.tax_code_unknown" : "catalog.tax_code_missing", { code: input.taxCode ?? "" }));
  return { unit, category, tax, faults };
}
