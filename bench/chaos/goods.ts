import { createItem, listUnits } from "@/server/modules/catalog";
import { createCustomer } from "@/server/modules/customers";
import { findBasePriceList, setPriceEntries } from "@/server/modules/pricing";
import { listWarehouses, receiveGoods } from "@/server/modules/stock";
import type { TenantScope } from "@/server/platform/tenant-scope";

export interface Goods {
  readonly itemId: string;
  readonly warehouseId: string;
  readonly customerIds: readonly string[];
}

/** One item at 1,000 a piece, so much of it on the shelf, and customers with addresses. */
export async function stockedGoods(scope: TenantScope, wanted: { onHand: number; customers: number }): Promise<Goods> {
  const [units, houses, list] = await Promise.all([listUnits.within(scope, {}), listWarehouses.within(scope, {}), findBasePriceList(scope, scope.workspace.homeCurrency)]);
  const [unit, house] = [units.rows[0], houses.find((row) => row.isDefault)];
  if (!unit || !house || !list) throw new Error("the workspace has no defaults");
  const { itemId } = await createItem.within(scope, { code: "PUMP", name: "Pump", kind: "stocked", unitId: unit.id, leadTimeDays: 7 });
  await setPriceEntries.within(scope, { priceListId: list.id as never, entries: [{ itemId: itemId as never, unitPrice: "1000" }] });
  if (wanted.onHand > 0) await receiveGoods.within(scope, { warehouseId: house.id, lines: [{ itemId, quantity: String(wanted.onHand), unitCost: "600" }] });
  const address = { label: "Main", line1: "1 Harbour Road", city: "Busan", country: "KR" };
  const customerIds: string[] = [];
  for (let i = 0; i < wanted.customers; i += 1) {
    const made = await createCustomer.within(scope, { name: `Customer ${i}`, type: "direct", endUse: "own use", addresses: [{ kind: "sold_to", ...address }, { kind: "ship_to", ...address }, { kind: "bill_to", ...address }] });
    customerIds.push(made.customerId);
  }
  return { itemId, warehouseId: house.id, customerIds };
}
