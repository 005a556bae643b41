import { and, asc, eq } from "drizzle-orm";
import { categories, itemUnits, taxCodes, units } from "@/db/schema/catalog";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { itemIdInput } from "../inputs";
import { requireItem } from "./find-vocabulary";

export type ItemAction = "edit" | "archive" | "activate";

/** An item with its units, category and tax code. The standard cost is absent for who may not see costs. */
export const getItem = defineQuery({
  name: "catalog.get-item",
  permission: "catalog.view",
  input: itemIdInput,
  async run(scope, input) {
    const item = await requireItem(scope, input.itemId);
    const [[baseUnit], otherUnits, [category], [taxCode]] = await Promise.all([
      scope.db.select().from(units).where(and(eq(units.tenantId, scope.tenantId), eq(units.id, item.unitId))),
      scope.db
        .select({ unitId: itemUnits.unitId, code: units.code, name: units.name, factor: itemUnits.factor })
        .from(itemUnits)
        .innerJoin(units, and(eq(units.tenantId, itemUnits.tenantId), eq(units.id, itemUnits.unitId)))
        .where(and(eq(itemUnits.tenantId, scope.tenantId), eq(itemUnits.itemId, item.id)))
        .orderBy(asc(itemUnits.factor)),
      item.categoryId
        ? scope.db.select().from(categories).where(and(eq(categories.tenantId, scope.tenantId), eq(categories.id, item.categoryId)))
        : [],
      scope.db.select().from(taxCodes).where(and(eq(taxCodes.tenantId, scope.tenantId), eq(taxCodes.id, item.taxCodeId))),
    ]);
    if (!baseUnit || !taxCode) throw new Error(`item ${item.id} lacks its unit or tax code`);
    const { searchText: _search, tenantId: _tenant, ...record } = item;
    const seesCost = actorMay(scope.actor, "costs.view");
    const actions: ItemAction[] = actorMay(scope.actor, "catalog.edit") ? ["edit", item.status === "active" ? "archive" : "activate"] : [];
    return {
      item: { ...record, standardCost: seesCost ? record.standardCost : null },
      seesCost,
      baseUnit: { id: baseUnit.id, code: baseUnit.code, name: baseUnit.name, decimals: baseUnit.decimals },
      otherUnits,
      category: category ? { id: category.id, code: category.code, name: category.name } : null,
      taxCode: { id: taxCode.id, code: taxCode.code, name: taxCode.name },
      availableActions: actions,
    };
  },
});
