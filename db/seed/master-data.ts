import type { CalendarDate } from "@/server/kernel/calendar-date";
import { createCategory, createItem, listTaxCodes, listUnits } from "@/server/modules/catalog";
import { setCreditLimit } from "@/server/modules/credit";
import { createCustomer, listPaymentTerms } from "@/server/modules/customers";
import { recordOpeningBalances, listAccounts } from "@/server/modules/ledger";
import { createDiscountRule, createPriceList, assignPriceLists, listPriceLists, setPriceEntries } from "@/server/modules/pricing";
import { createLocation, createWarehouse, listWarehouses, upsertOpeningStock } from "@/server/modules/stock";
import { createSupplier } from "@/server/modules/supply";
import { madeCustomer, type MadeCustomer } from "./made-customers";
import type { Stage } from "./stage";
import { CATEGORIES, FINISHES, SUPPLIER_NAMES } from "./vocabulary";

export interface Good {
  readonly itemId: string;
  readonly price: number;
  /** Cost per piece in KRW. */
  readonly cost: number;
  /** How often it is ordered, relative to the others. */
  readonly weight: number;
}

export interface Client extends MadeCustomer {
  readonly customerId: string;
  readonly limitMinor: bigint | null;
  readonly termsDays: number;
}

export interface MasterData {
  readonly goods: readonly Good[];
  readonly clients: readonly Client[];
  readonly warehouseIds: readonly string[];
  readonly supplierIds: readonly string[];
}

const ITEMS = 400;
const CUSTOMERS = 300;
const OPENING_PIECES: readonly [number, number] = [60, 260];

/** Everything the company has before its first order: warehouses, suppliers, goods with prices and stock, customers with limits. */
export async function installMasterData(stage: Stage, on: CalendarDate): Promise<MasterData> {
  const { warehouseIds } = await installWarehouses(stage, on);
  const supplierIds = await installSuppliers(stage, on);
  const goods = await installGoods(stage, on);
  await installOpening(stage, on, goods, warehouseIds);
  const clients = await installClients(stage, on);
  return { goods, clients, warehouseIds, supplierIds };
}

async function installWarehouses(stage: Stage, on: CalendarDate) {
  return stage.as(stage.player("owner"), on, async (scope) => {
    await createWarehouse.within(scope, { code: "BUS", name: "Busan Port", country: "KR", city: "Busan", locationCode: "B-01" });
    await createWarehouse.within(scope, { code: "ICN", name: "Incheon Free Zone", country: "KR", city: "Incheon", locationCode: "I-01" });
    const rows = await listWarehouses.within(scope, {});
    const main = rows.find((w) => w.isDefault) ?? rows[0];
    if (!main) throw new Error("the workspace has no warehouse");
    for (const code of ["A-02", "A-03", "B-01", "C-01"]) await createLocation.within(scope, { warehouseId: main.id as never, code });
    return { warehouseIds: [main.id, ...rows.filter((w) => w.id !== main.id).map((w) => w.id)] };
  });
}

async function installSuppliers(stage: Stage, on: CalendarDate): Promise<string[]> {
  return stage.as(stage.player("owner"), on, async (scope) => {
    const ids: string[] = [];
    for (const [i, name] of SUPPLIER_NAMES.entries()) {
      ids.push((await createSupplier.within(scope, { code: `S${String(i + 1).padStart(3, "0")}`, name, country: "KR", contactName: `Sales desk ${i + 1}` })).supplierId);
    }
    return ids;
  });
}

async function installGoods(stage: Stage, on: CalendarDate): Promise<Good[]> {
  const { random } = stage;
  return stage.as(stage.player("owner"), on, async (scope) => {
    const [units, taxes, lists] = [await listUnits.within(scope, {}), await listTaxCodes.within(scope, {}), await listPriceLists.within(scope, {})];
    const unitId = units.rows[0]?.id;
    const taxCodeId = taxes.rows.find((t) => t.isDefault)?.id;
    const base = lists.rows.find((l) => l.isBase);
    if (!unitId || !taxCodeId || !base) throw new Error("the workspace was opened without its defaults");
    const goods: Good[] = [];
    const perCategory = ITEMS / CATEGORIES.length;
    for (const category of CATEGORIES) {
      const { categoryId } = await createCategory.within(scope, { code: category.code, name: category.name });
      for (let i = 0; i < perCategory; i += 1) {
        const name = `${category.goods[i % category.goods.length] ?? category.name}, ${FINISHES[Math.floor(i / category.goods.length) % FINISHES.length] ?? "classic"}`;
        const price = Math.round((category.low + random.next() ** 2 * (category.high - category.low)) / 100) * 100;
        const cost = Math.round(price * (0.52 + random.next() * 0.2));
        const { itemId } = await createItem.within(scope, {
          code: `${category.code}-${String(i + 1).padStart(3, "0")}`, name, categoryId: categoryId as never, productType: category.productType,
          unitId: unitId as never, taxCodeId: taxCodeId as never, standardCost: String(cost), reorderPoint: "40", leadTimeDays: random.int(7, 28),
        });
        goods.push({ itemId, price, cost, weight: 0.2 + random.next() ** 3 * 4 });
      }
    }
    await setPriceEntries.within(scope, { priceListId: base.id as never, entries: goods.map((g) => ({ itemId: g.itemId as never, unitPrice: String(g.price) })) });
    const { priceListId } = await createPriceList.within(scope, { code: "GOLD", name: "Gold customers" });
    await setPriceEntries.within(scope, { priceListId: priceListId as never, entries: goods.slice(0, 120).map((g) => ({ itemId: g.itemId as never, unitPrice: String(Math.round((g.price * 0.94) / 10) * 10) })) });
    await createDiscountRule.within(scope, { name: "Distributors, from 20 pieces", customerType: "distributor", minQuantity: "20", discountPercent: "5" });
    await createDiscountRule.within(scope, { name: "Hospitality season", productType: "hospitality", discountPercent: "3" });
    return goods;
  });
}

async function installOpening(stage: Stage, on: CalendarDate, goods: readonly Good[], warehouseIds: readonly string[]): Promise<void> {
  const { random } = stage;
  for (const [index, warehouseId] of warehouseIds.entries()) {
    const stocked = goods.filter((_, i) => index === 0 || (i + index) % 3 === 0);
    const lines = stocked.map((g) => ({ itemId: g.itemId as never, quantity: String(Math.round(random.int(...OPENING_PIECES) * (0.4 + g.weight))), unitCost: String(g.cost) }));
    await stage.as(stage.player("owner"), on, (scope) => upsertOpeningStock.within(scope, { warehouseId: warehouseId as never, lines }));
  }
  await stage.as(stage.player("accountant"), on, async (scope) => {
    const accounts = await listAccounts.within(scope, {});
    const bank = accounts.rows.find((a) => a.role === "bank");
    if (bank) await recordOpeningBalances.within(scope, { on, lines: [{ accountId: bank.id as never, debitMinor: 350_000_000n }] });
  });
}

async function installClients(stage: Stage, on: CalendarDate): Promise<Client[]> {
  const { random } = stage;
  const reps = stage.players.filter((p) => p.role === "sales_rep");
  const { terms, goldId } = await stage.as(stage.player("owner"), on, async (scope) => ({
    terms: (await listPaymentTerms.within(scope, {})).rows,
    goldId: (await listPriceLists.within(scope, {})).rows.find((l) => l.code === "GOLD")?.id,
  }));
  const clients: Client[] = [];
  for (let i = 0; i < CUSTOMERS; i += 1) {
    const made = madeCustomer(random, i);
    const term = random.pick(terms);
    const owner = random.pick(reps);
    const limitMinor = random.chance(0.85) ? BigInt(random.int(4, 60)) * 1_000_000n : null;
    const customerId = await stage.as(stage.player("owner"), on, async (scope) => {
      const created = await createCustomer.within(scope, { ...made.input, ownerUserId: owner.userId, paymentTermsId: term.id as never });
      if (limitMinor !== null) await setCreditLimit.within(scope, { customerId: created.customerId as never, limitMinor });
      if (goldId && made.size > 2) await assignPriceLists.within(scope, { customerId: created.customerId as never, priceListIds: [goldId as never] });
      return created.customerId;
    });
    clients.push({ ...made, customerId, limitMinor, termsDays: term.days });
  }
  return clients;
}
