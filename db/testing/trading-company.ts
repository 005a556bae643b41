import { and, eq } from "drizzle-orm";
import { taxCodes, units } from "@/db/schema/catalog";
import { priceLists } from "@/db/schema/pricing";
import { warehouses } from "@/db/schema/stock";
import { createItem } from "@/server/modules/catalog";
import { createCustomer } from "@/server/modules/customers";
import { setPriceEntries } from "@/server/modules/pricing";
import { receiveStock } from "@/server/modules/stock";
import { newId } from "@/server/platform/new-id";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";
import type { TestWorkspace } from "./workspace";

export interface TradingCompany {
  readonly warehouseId: string;
  customer(options?: { name?: string; code?: string }): Promise<string>;
  /** A stocked item with a list price per piece and, if asked, so much of it on the shelf at 60 % of the price. */
  item(options?: { code?: string; price?: string; onHand?: string; kind?: "stocked" | "service" }): Promise<string>;
  receive(itemId: string, quantity: string, valueMinor?: bigint): Promise<void>;
  within<T>(fn: (scope: TenantScope) => Promise<T>): Promise<T>;
}

/** What a story about orders needs: customers with addresses, items with prices, goods on the shelf. Made by the commands users use. */
export async function tradingCompany(ws: TestWorkspace): Promise<TradingCompany> {
  const within = <T>(fn: (scope: TenantScope) => Promise<T>) => withTenant(ws.systemContext, fn);
  const { unitId, taxCodeId, priceListId, warehouseId } = await within(async ({ db, tenantId }) => {
    const [unit] = await db.select().from(units).where(eq(units.tenantId, tenantId)).limit(1);
    const [tax] = await db.select().from(taxCodes).where(and(eq(taxCodes.tenantId, tenantId), eq(taxCodes.isDefault, true)));
    const [list] = await db.select().from(priceLists).where(and(eq(priceLists.tenantId, tenantId), eq(priceLists.isBase, true)));
    const [house] = await db.select().from(warehouses).where(and(eq(warehouses.tenantId, tenantId), eq(warehouses.isDefault, true)));
    if (!unit || !tax || !list || !house) throw new Error("the workspace was opened without its defaults");
    return { unitId: unit.id, taxCodeId: tax.id, priceListId: list.id, warehouseId: house.id };
  });
  let made = 0;
  const receive = (itemId: string, quantity: string, valueMinor = 1_000n) =>
    within(async (scope) => {
      const source = { type: "test", id: newId(), number: null };
      await receiveStock(scope, { on: scope.today, kind: "receipt", source, lines: [{ itemId, warehouseId, quantity, valueMinor, sourceLineId: null }] });
    });
  return {
    warehouseId,
    receive,
    within,
    customer: ({ name = `Customer ${(made += 1)}`, code } = {}) =>
      within(async (scope) => {
        const address = { label: "Main", line1: "1 Harbour Road", city: "Busan", country: "KR" };
        const created = await createCustomer.within(scope, {
          code,
          name,
          type: "direct",
          endUse: "own use",
          contacts: [{ name: "Buyer One", isPrimary: true }],
          addresses: [{ kind: "sold_to", ...address }, { kind: "ship_to", ...address }, { kind: "bill_to", ...address }],
        });
        return created.customerId;
      }),
    item: async ({ code = `ITEM-${(made += 1)}`, price = "1000", onHand, kind = "stocked" } = {}) => {
      const itemId = await within(async (scope) => {
        const created = await createItem.within(scope, { code, name: `Item ${code}`, kind, unitId: unitId as never, taxCodeId: taxCodeId as never });
        await setPriceEntries.within(scope, { priceListId: priceListId as never, entries: [{ itemId: created.itemId as never, unitPrice: price }] });
        return created.itemId;
      });
      if (onHand) await receive(itemId, onHand, BigInt(Math.round(Number(price) * Number(onHand) * 0.6)));
      return itemId;
    },
  };
}
