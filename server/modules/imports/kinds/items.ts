import { decimal, decimalText } from "@/server/kernel/money";
import { findCategoryByCode, upsertCategory, upsertItem } from "@/server/modules/catalog";
import { findBasePriceList, setPriceEntries } from "@/server/modules/pricing";
import { findSupplierByCode, linkSupplierItem } from "@/server/modules/supply";
import type { InputOf } from "@/server/platform/command";
import { invalid, fault } from "@/server/kernel/errors";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { Values } from "../rules/build-records";
import { given, type BringIn, type Brought } from "./kind";

/** Items with category (made when it is new), list price into the base list, supplier and standard cost. */
export const bringItems: BringIn = async (scope, records, { costPercentOfPrice }) => {
  const list = records.some((one) => one.values["listPrice"]) ? await findBasePriceList(scope, scope.workspace.homeCurrency) : null;
  const brought: Brought[] = [];
  for (const { values } of records) {
    const categoryId = await keepCategory(scope, values);
    const { itemId, outcome } = await upsertItem.within(scope, itemInput(values, costPercentOfPrice));
    let changed = false;
    if (list && values["listPrice"]) {
      const { written } = await setPriceEntries.within(scope, { priceListId: list.id as never, entries: [{ itemId: itemId as never, unitPrice: values["listPrice"] }] });
      changed ||= written > 0;
    }
    if (values["supplierCode"]) {
      const supplierId = await findSupplierByCode(scope, values["supplierCode"]);
      if (!supplierId) throw invalid([fault("supplierCode", "imports.supplier_unknown", { value: values["supplierCode"] })]);
      const { linked } = await linkSupplierItem.within(scope, { supplierId: supplierId as never, itemId: itemId as never });
      changed ||= linked;
    }
    brought.push({ entityType: "item", entityId: itemId, outcome: outcome === "unchanged" && (changed || categoryId) ? "updated" : outcome, touches: [{ entity: "item", id: itemId }, ...(categoryId ? [{ entity: "category", id: categoryId }] : [])] });
  }
  return brought;
};

/** @returns the category when it was made or may have got another name */
async function keepCategory(scope: TenantScope, values: Values): Promise<string | null> {
  const code = values["categoryCode"];
  if (!code) return null;
  if (!values["categoryName"] && (await findCategoryByCode(scope, code))) return null;
  const { categoryId, outcome } = await upsertCategory.within(scope, { code, name: given(values, "categoryName") });
  return outcome === "unchanged" ? null : categoryId;
}

function itemInput(values: Values, costPercentOfPrice: string | null): InputOf<typeof upsertItem> {
  const price = values["listPrice"];
  const standardCost =
    values["standardCost"] ?? (costPercentOfPrice && price ? decimalText(decimal(price).times(costPercentOfPrice).div(100).toDecimalPlaces(6)) : values["standardCost"]);
  const discontinued = values["discontinued"];
  const { categoryName: _name, listPrice: _price, supplierCode: _supplier, leadTimeDays, ...rest } = values;
  return {
    ...rest,
    code: values["code"] ?? "",
    name: given(values, "name"),
    // What is no known kind is refused by the door's schema.
    kind: given(values, "kind") as "stocked" | undefined,
    unitCode: given(values, "unitCode"),
    taxCode: given(values, "taxCode"),
    standardCost,
    discontinued: discontinued === null || discontinued === undefined ? undefined : discontinued === "yes",
    leadTimeDays: leadTimeDays === undefined || leadTimeDays === null ? leadTimeDays : Number(leadTimeDays),
  };
}
