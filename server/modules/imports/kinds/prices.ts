import { findItemIdsByCodes } from "@/server/modules/catalog";
import { findBasePriceList, listPriceLists, setPriceEntries } from "@/server/modules/pricing";
import { given, references, type BringIn, type Brought } from "./kind";

/** Prices into a list, by quantity and period; without a list into the one everybody falls back to. */
export const bringPrices: BringIn = async (scope, records) => {
  const items = await findItemIdsByCodes(scope, [...new Set(records.map((one) => one.values["itemCode"] ?? ""))]);
  const { rows } = await listPriceLists.within(scope, {});
  const lists = new Map(rows.flatMap((one) => [[one.code, one.id], [one.code.toLowerCase(), one.id], [one.name.toLowerCase(), one.id]]));
  const base = await findBasePriceList(scope, scope.workspace.homeCurrency);
  const brought: Brought[] = [];
  for (const { values } of records) {
    const refs = references();
    const itemId = refs.find(items, values["itemCode"], "itemCode", "imports.item_unknown") ?? "";
    const priceListId = values["priceList"] ? refs.find(lists, values["priceList"], "priceList", "imports.price_list_unknown") : base?.id;
    refs.settle();
    const entry = { itemId, unitPrice: values["unitPrice"] ?? "", minQuantity: given(values, "minQuantity"), validFrom: values["validFrom"] ?? null, validTo: values["validTo"] ?? null };
    const { written } = await setPriceEntries.within(scope, { priceListId, entries: [entry] } as never);
    brought.push({ entityType: "item", entityId: itemId, outcome: written > 0 ? "updated" : "unchanged" });
  }
  return brought;
};
