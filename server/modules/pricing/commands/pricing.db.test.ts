import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDatabase, type DatabaseConnection } from "@/db/client";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { createItem, listUnits, upsertCategory } from "@/server/modules/catalog";
import { createCustomer, updateCustomer } from "@/server/modules/customers";
import { calendarDate } from "@/server/kernel/calendar-date";
import { execute, read, type InputOf } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant } from "@/server/platform/tenant-scope";
import {
  archivePriceList,
  assignPriceLists,
  createDiscountRule,
  createPriceList,
  findBasePriceList,
  getCustomerScheme,
  installBasePriceList,
  listDiscountRules,
  listPriceEntries,
  listPriceLists,
  quotePrices,
  setPriceEntries,
  tryPrices,
  updateDiscountRule,
} from "..";

describe("pricing on a real database", () => {
  let database: TestDatabase;
  let connection: DatabaseConnection;
  let home: TestWorkspace;
  let foreign: TestWorkspace;
  let baseId: string;
  let itemId: string;
  let customerId: string;
  const lead = () => home.context("sales_manager");

  beforeAll(async () => {
    database = await testDatabase();
    connection = connectDatabase(database.appUrl);
    home = await openTestWorkspace(connection.db);
    foreign = await openTestWorkspace(connection.db);
    baseId = await withTenant(home.systemContext, async (scope) => (await findBasePriceList(scope, "KRW"))?.id ?? "");
    itemId = await newItem("ITEM");
    customerId = (await execute(lead(), createCustomer, { code: "CUST", name: "Customer", type: "direct" }, newId())).customerId;
    await entries(baseId, [{ itemId: itemId as never, unitPrice: "1000" }]);
  });
  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  async function newItem(code: string, over: Partial<InputOf<typeof createItem>> = {}): Promise<string> {
    const unit = (await read(lead(), listUnits, {})).rows.find((u) => u.code === "EA");
    return (await execute(lead(), createItem, { code, name: code, unitId: unit?.id as never, ...over }, newId())).itemId;
  }
  const entries = (priceListId: string, list: InputOf<typeof setPriceEntries>["entries"], remove: string[] = []) =>
    execute(lead(), setPriceEntries, { priceListId: priceListId as never, entries: list, remove: remove as never[] }, newId());
  const newList = async (code: string) => (await execute(lead(), createPriceList, { code, name: code }, newId())).priceListId;
  const price = async (customer: string, item: string, quantity = "1", on?: string) => {
    const { lines } = await read(lead(), tryPrices, { customerId: customer as never, on, lines: [{ key: "a", itemId: item as never, quantity }] });
    const line = lines[0];
    if (!line) throw new Error("no line");
    return line;
  };

  it("PRC-02 two customers see different prices for the same item and date", async () => {
    const gold = await newList("GOLD");
    await entries(gold, [
      { itemId: itemId as never, unitPrice: "900" },
      { itemId: itemId as never, unitPrice: "800.5", minQuantity: "100" },
    ]);
    const other = (await execute(lead(), createCustomer, { name: "Gold customer", type: "direct" }, newId())).customerId;
    await execute(lead(), assignPriceLists, { customerId: other as never, priceListIds: [gold as never] }, newId());
    expect((await price(customerId, itemId)).unitPrice).toBe("1000");
    expect((await price(other, itemId)).unitPrice).toBe("900");
    expect((await price(other, itemId, "100")).unitPrice).toBe("800.5");
    expect((await read(lead(), getCustomerScheme, { customerId: other as never })).lists.map((l) => l.code)).toEqual(["GOLD"]);
    const [row] = (await read(lead(), listPriceLists, {})).rows.filter((l) => l.code === "GOLD");
    expect(row).toMatchObject({ itemCount: 1, customerCount: 1 });
    const list = (await read(lead(), listPriceLists, {})).rows.find((l) => l.code === "GOLD");
    await execute(lead(), archivePriceList, { priceListId: gold as never, version: list?.version ?? 0 }, newId());
    expect((await price(other, itemId)).unitPrice).toBe("1000");
  });

  it("PRC-01 changing the customer type changes the price by rule, and the trace is told", async () => {
    const id = (await execute(lead(), createCustomer, { code: "TYPE", name: "Typed", type: "direct" }, newId())).customerId;
    await execute(lead(), createDiscountRule, { name: "Distributor valves", customerType: "distributor", productType: "valve", discountPercent: "20" }, newId());
    const valve = await newItem("VALVE", { productType: "valve" });
    await entries(baseId, [{ itemId: valve as never, unitPrice: "500" }]);
    expect(await price(id, valve)).toMatchObject({ unitPrice: "500", discountPercent: "0" });
    await execute(lead(), updateCustomer, { customerId: id as never, version: 1, code: "TYPE", name: "Typed", type: "distributor", territory: "Busan" }, newId());
    const after = await price(id, valve);
    expect(after.discountPercent).toBe("20");
    expect(after.trace.map((s) => s.step)).toEqual(["base_price", "discount_applied"]);
  });

  it("PRC-09 a policy from tomorrow leaves today as it is", async () => {
    const dated = await newItem("DATED");
    await entries(baseId, [
      { itemId: dated as never, unitPrice: "10", validTo: "2026-03-12" },
      { itemId: dated as never, unitPrice: "11", validFrom: "2026-03-13" },
    ]);
    expect((await price(customerId, dated)).unitPrice).toBe("10");
    expect((await price(customerId, dated, "1", "2026-03-13")).unitPrice).toBe("11");
  });

  it("an item without any price is unpriced", async () => {
    expect(await price(customerId, await newItem("FREE"))).toMatchObject({ priced: false, unitPrice: "0" });
  });

  it("prices five hundred lines in two statements", async () => {
    const category = (await execute(lead(), upsertCategory, { code: "MANY", name: "Many" }, newId())).categoryId;
    const ids: string[] = [];
    for (let i = 0; i < 40; i += 1) ids.push(await newItem(`M${i}`, { categoryId: category as never }));
    await entries(baseId, ids.map((id, i) => ({ itemId: id as never, unitPrice: `${i + 1}` })));
    await withTenant(lead(), async (scope) => {
      let statements = 0;
      const { session } = scope.db as unknown as { session: { client: object } };
      const client = new Proxy(session.client, {
        get(target, name, receiver) {
          if (name === "unsafe") statements += 1;
          return Reflect.get(target, name, receiver) as unknown;
        },
      });
      const counting = Object.assign(Object.create(scope.db) as typeof scope.db, { session: { client } });
      const lines = Array.from({ length: 500 }, (_, i) => ({ key: `${i}`, itemId: ids[i % 40] ?? "", quantity: "1" }));
      const quoted = await quotePrices({ ...scope, db: counting }, { customerId, on: calendarDate("2026-03-12"), lines });
      expect(quoted).toHaveLength(500);
      expect(quoted.every((line, i) => line.unitPrice === `${(i % 40) + 1}`)).toBe(true);
      expect(statements).toBe(2);
      await scope.db.execute(sql`select 1`);
    });
  });

  it("setting the same prices twice writes once; faults are told together; removing takes away", async () => {
    const list = await newList("BULK");
    const rows = [{ itemId: itemId as never, unitPrice: "5" }, { itemId: itemId as never, unitPrice: "4.5", minQuantity: "10", validFrom: "2026-01-01" }];
    expect((await entries(list, rows)).written).toBe(2);
    expect((await entries(list, rows)).written).toBe(0);
    expect((await entries(list, [{ ...rows[0], itemId: itemId as never, unitPrice: "6" }])).written).toBe(1);
    const kept = await read(lead(), listPriceEntries, { priceListId: list as never, limit: 1 });
    const more = await read(lead(), listPriceEntries, { priceListId: list as never, limit: 1, cursor: kept.nextCursor });
    expect([...kept.rows, ...more.rows].map((e) => [e.minQuantity, e.unitPrice])).toEqual([["0", "6"], ["10", "4.5"]]);
    await expect(
      entries(list, [
        { itemId: itemId as never, unitPrice: "1", validFrom: "2026-02-02", validTo: "2026-02-01" },
        { itemId: itemId as never, unitPrice: "1" },
        { itemId: itemId as never, unitPrice: "2", minQuantity: "0.0000" },
      ]),
    ).rejects.toMatchObject({ code: "pricing.entries_invalid", faults: [{ path: "entries.0.validTo" }, { path: "entries.2.minQuantity" }] });
    expect((await entries(list, [], [kept.rows[0]?.id ?? ""])).removed).toBe(1);
    await expect(entries(list, [], [kept.rows[0]?.id ?? ""])).rejects.toMatchObject({ params: { entity: "price_list_entry" } });
  });

  it("PLT-09 no price is overwritten or removed that is otherwise than it was seen; the refusal says who and what", async () => {
    const list = await newList("SEEN");
    await entries(list, [{ itemId: itemId as never, unitPrice: "5" }]);
    const [row] = (await read(lead(), listPriceEntries, { priceListId: list as never })).rows;
    const saw = (unitPrice: string) => [{ priceListEntryId: row?.id as never, unitPrice, validTo: null }];
    const write = (over: Partial<InputOf<typeof setPriceEntries>>, key = newId()) => execute(lead(), setPriceEntries, { priceListId: list as never, ...over }, key);
    const key = newId();
    const first = { entries: [{ itemId: itemId as never, unitPrice: "6" }], seen: saw("5.00") };
    expect((await write(first, key)).written).toBe(1);
    expect((await write(first, key)).written).toBe(1);
    const refused = { code: "record.changed", params: { by: expect.any(String) as string, at: expect.any(String) as string }, faults: [{ code: "record.field_changed", params: { saved: "6" } }] };
    await expect(write({ entries: [{ itemId: itemId as never, unitPrice: "7" }], seen: saw("5") })).rejects.toMatchObject(refused);
    await expect(write({ remove: [row?.id as never], seen: saw("5") })).rejects.toMatchObject(refused);
    await expect(write({ entries: [{ itemId: itemId as never, unitPrice: "7" }], seen: [] })).rejects.toMatchObject(refused);
    expect((await write({ entries: [{ itemId: itemId as never, unitPrice: "6" }], seen: saw("5") })).written).toBe(0);
    expect((await write({ remove: [row?.id as never], seen: saw("6") })).removed).toBe(1);
    await expect(write({ entries: [{ itemId: itemId as never, unitPrice: "7" }], seen: saw("6") })).rejects.toMatchObject({ code: "record.changed" });
  });

  it("PLT-09 a customer's price scheme is replaced only as it was seen", async () => {
    const [one, two] = [await newList("SCH-1"), await newList("SCH-2")];
    const assign = (ids: string[], seen?: string[]) => execute(lead(), assignPriceLists, { customerId: customerId as never, priceListIds: ids as never[], seen }, newId());
    const before = (await read(lead(), getCustomerScheme, { customerId: customerId as never })).lists;
    expect(await assign([one], before.map((l) => l.code))).toMatchObject({ changed: true });
    await expect(assign([two], before.map((l) => l.code))).rejects.toMatchObject({ code: "record.changed", faults: [{ path: "priceListIds", params: { saved: "SCH-1", wanted: "SCH-2" } }] });
    expect(await assign([two, one], ["SCH-1"])).toMatchObject({ changed: true });
    expect(await assign(before.map((l) => l.priceListId))).toMatchObject({ changed: true });
  });

  it("the base list stays: installed once, never archived", async () => {
    const again = await withTenant(home.systemContext, (scope) => installBasePriceList(scope, "KRW"));
    expect(again.priceListId).toBe(baseId);
    await expect(execute(lead(), archivePriceList, { priceListId: baseId as never, version: 1 }, newId())).rejects.toMatchObject({ code: "pricing.base_list_archived" });
  });

  it("another workspace's customer, item, list and rule do not exist", async () => {
    const them = foreign.context("owner");
    const line = { key: "a", itemId: itemId as never, quantity: "1" };
    await expect(read(them, tryPrices, { customerId: customerId as never, lines: [line] })).rejects.toMatchObject({ params: { entity: "customer" } });
    const theirs = (await execute(them, createCustomer, { name: "Theirs", type: "direct" }, newId())).customerId;
    await expect(read(them, tryPrices, { customerId: theirs as never, lines: [line] })).rejects.toMatchObject({ params: { entity: "item" } });
    await expect(execute(them, setPriceEntries, { priceListId: baseId as never, entries: [] }, newId())).rejects.toMatchObject({ params: { entity: "price_list" } });
    const { discountRuleId } = await execute(lead(), createDiscountRule, { name: "Ours", discountPercent: "1", customerId: customerId as never }, newId());
    await expect(
      execute(them, updateDiscountRule, { discountRuleId: discountRuleId as never, version: 1, name: "x", discountPercent: "2" }, newId()),
    ).rejects.toMatchObject({ params: { entity: "discount_rule" } });
  });

  it("a restricted representative neither prices for others' customers nor sees rules about them", async () => {
    const rep = home.context({ role: "sales_rep", ownCustomersOnly: true });
    await expect(read(rep, tryPrices, { customerId: customerId as never, lines: [{ key: "a", itemId: itemId as never, quantity: "1" }] })).rejects.toMatchObject({ params: { entity: "customer" } });
    expect((await read(rep, listDiscountRules, {})).rows.map((r) => r.name)).not.toContain("Ours");
    expect((await read(lead(), listDiscountRules, {})).rows.map((r) => r.name)).toContain("Ours");
    await expect(execute(rep, createPriceList, { code: "N", name: "N" }, newId())).rejects.toMatchObject({ code: "permission.missing" });
  });
});
