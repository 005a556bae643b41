import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDatabase, type DatabaseConnection } from "@/db/client";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { calendarDate } from "@/server/kernel/calendar-date";
import { execute, read, type InputOf } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant } from "@/server/platform/tenant-scope";
import {
  createCategory,
  createItem,
  createTaxCode,
  createUnit,
  getItem,
  getItemsByIds,
  getItemUnits,
  installUnitsAndTaxes,
  listItems,
  listTaxCodes,
  listUnits,
  lookUpItems,
  setDefaultTaxCode,
  setTaxRate,
  taxRatesOn,
  updateItem,
  updateUnit,
  upsertCategory,
  upsertItem,
} from "..";

describe("the catalog on a real database", () => {
  let database: TestDatabase;
  let connection: DatabaseConnection;
  let home: TestWorkspace;
  let foreign: TestWorkspace;
  let unit: Record<string, string>;
  const lead = () => home.context("sales_manager");

  beforeAll(async () => {
    database = await testDatabase();
    connection = connectDatabase(database.appUrl);
    home = await openTestWorkspace(connection.db);
    foreign = await openTestWorkspace(connection.db, { country: "US", currency: "USD" });
    unit = Object.fromEntries((await read(lead(), listUnits, {})).rows.map((u) => [u.code, u.id]));
  });
  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  const item = (over: Partial<InputOf<typeof createItem>> & { code: string }) =>
    execute(lead(), createItem, { name: over.code, unitId: unit.EA as never, ...over }, newId());

  describe("PRC-13 items", () => {
    it("an item with its units and cost; who may not see costs neither sees nor changes it", async () => {
      const { itemId } = await item({
        code: "V-100",
        name: "Valve 100",
        productType: "valve",
        standardCost: "12.5",
        units: [{ unitId: unit.BOX as never, factor: "12" }],
      });
      expect(await read(lead(), getItem, { itemId: itemId as never })).toMatchObject({
        item: { standardCost: "12.5" },
        otherUnits: [{ code: "BOX", factor: "12" }],
        baseUnit: { code: "EA" },
        taxCode: { code: "STD" },
      });
      const warehouse = home.context("warehouse");
      expect((await read(warehouse, getItem, { itemId: itemId as never })).item.standardCost).toBeNull();
      await execute(warehouse, updateItem, { itemId: itemId as never, version: 1, code: "V-100", name: "Valve 100 mm", productType: "valve", standardCost: null }, newId());
      const after = await read(lead(), getItem, { itemId: itemId as never });
      expect(after.item).toMatchObject({ name: "Valve 100 mm", standardCost: "12.5", version: 2 });
      expect(after.otherUnits).toEqual([]);
      await withTenant(lead(), async (scope) => {
        expect((await getItemsByIds(scope, [itemId, newId()])).get(itemId)).toMatchObject({ unitCode: "EA", unitDecimals: 0, productType: "valve", kind: "stocked" });
        expect((await getItemUnits(scope, [itemId])).get(itemId)).toBeUndefined();
      });
    });

    it("a taken code and wrong units are told together", async () => {
      await item({ code: "DUP" });
      await expect(
        item({ code: "DUP", units: [{ unitId: unit.EA as never, factor: "2" }, { unitId: unit.BOX as never, factor: "6" }, { unitId: unit.BOX as never, factor: "8" }] }),
      ).rejects.toMatchObject({ code: "catalog.item_invalid", faults: [{ path: "code" }, { path: "units.0.unitId" }, { path: "units.2.unitId" }] });
    });

    it("is found by every word of a search, and pages without loss", async () => {
      for (let i = 0; i < 5; i += 1) await item({ code: `PG-${i}`, name: `Gasket ${i} rubber`, barcode: `880${i}` });
      expect((await read(lead(), listItems, { search: "rubber gask" })).totals.count).toBe(5);
      expect((await read(lead(), listItems, { search: "8803" })).rows.map((r) => r.code)).toEqual(["PG-3"]);
      const first = await read(lead(), listItems, { search: "gasket", sort: "-code", limit: 3 });
      const rest = await read(lead(), listItems, { search: "gasket", sort: "-code", limit: 3, cursor: first.nextCursor });
      expect([...first.rows, ...rest.rows].map((r) => r.code)).toEqual(["PG-4", "PG-3", "PG-2", "PG-1", "PG-0"]);
      expect(rest.nextCursor).toBeNull();
    });

    it("ORD-07 is looked up by its code first, then by its name, by its barcode last", async () => {
      for (const [code, name, barcode] of [["LK-0", "Crate of LK-91"], ["LK-911", "Bolt"], ["LK-91", "Washer"], ["LK-1", "lk-91 shim"], ["LK-2", "Nut", "LK-91-55"]] as const) await item({ code, name, barcode });
      const found = async (search: string, limit = 20) => (await read(lead(), lookUpItems, { search, limit })).rows;
      expect((await found("lk-91")).map((row) => row.code)).toEqual(["LK-91", "LK-911", "LK-1", "LK-0", "LK-2"]);
      expect(await found("LK-91", 1)).toEqual([expect.objectContaining({ code: "LK-91", name: "Washer", kind: "stocked", unitCode: expect.any(String) as string })]);
      expect((await found("", 1)).map((row) => row.code)).toEqual((await read(lead(), listItems, { sort: "code", limit: 1 })).rows.map((row) => row.code));
    });

    it("a change after somebody else's is a conflict that names the difference", async () => {
      const { itemId } = await item({ code: "OPT" });
      const save = (name: string) => execute(lead(), updateItem, { itemId: itemId as never, version: 1, code: "OPT", name }, newId());
      await save("One");
      await expect(save("Two")).rejects.toMatchObject({ code: "record.changed", faults: [{ path: "name", params: { saved: "One", wanted: "Two" } }] });
    });

    it("another workspace's item, unit and category do not exist", async () => {
      const { itemId } = await item({ code: "OURS" });
      const { categoryId } = await execute(lead(), createCategory, { code: "C1", name: "Cat" }, newId());
      const them = foreign.context("owner");
      await expect(read(them, getItem, { itemId: itemId as never })).rejects.toMatchObject({ code: "record.not_found" });
      await expect(execute(them, createItem, { code: "X", name: "X", unitId: unit.EA as never }, newId())).rejects.toMatchObject({ params: { entity: "unit" } });
      const theirUnit = (await read(them, listUnits, {})).rows[0];
      await expect(
        execute(them, createItem, { code: "X", name: "X", unitId: theirUnit?.id as never, categoryId: categoryId as never }, newId()),
      ).rejects.toMatchObject({ params: { entity: "category" } });
      await withTenant(them, async (scope) => expect((await getItemsByIds(scope, [itemId])).size).toBe(0));
    });

    it("is refused to who may not edit the catalog", async () => {
      await expect(execute(home.context("sales_rep"), createItem, { code: "N", name: "N", unitId: unit.EA as never }, newId())).rejects.toMatchObject({ code: "permission.missing" });
    });
  });

  describe("imports by code", () => {
    it("create, change nothing, update; fixed fields and unknown codes are faults", async () => {
      const run = (input: InputOf<typeof upsertItem>) => execute(lead(), upsertItem, input, newId());
      const category = () => execute(lead(), upsertCategory, { code: "BEV", name: "Beverages" }, newId());
      expect([(await category()).outcome, (await category()).outcome]).toEqual(["created", "unchanged"]);
      const row = { code: "1", name: "Chai", categoryCode: "BEV", unitCode: "BOX", packing: "10 boxes x 20 bags", standardCost: "9.00" };
      expect((await run(row)).outcome).toBe("created");
      expect((await run(row)).outcome).toBe("unchanged");
      expect((await run({ ...row, discontinued: true })).outcome).toBe("updated");
      await expect(run({ code: "1", unitCode: "EA", kind: "service", categoryCode: "NONE", taxCode: "NONE" })).rejects.toMatchObject({
        faults: [{ path: "unitCode" }, { path: "kind" }, { path: "categoryCode" }, { path: "taxCode" }],
      });
    });
  });

  describe("PRC-08 tax codes with dated rates", () => {
    it("the rate of the day holds, on its first day and before; zero-rated and exempt are 0", async () => {
      const accountant = home.context("accountant");
      const { taxCodeId } = await execute(accountant, createTaxCode, { code: "VAT2", name: "VAT", kind: "taxable", ratePercent: "10", validFrom: "2020-01-01" }, newId());
      await execute(accountant, setTaxRate, { taxCodeId: taxCodeId as never, validFrom: "2027-01-01", ratePercent: "12.5" }, newId());
      const codes = (await read(accountant, listTaxCodes, {})).rows;
      const exempt = codes.find((c) => c.code === "EXEMPT")?.id ?? "";
      await withTenant(accountant, async (scope) => {
        const on = async (day: string) => (await taxRatesOn(scope, [taxCodeId, exempt], calendarDate(day))).get(taxCodeId)?.ratePercent;
        expect([await on("2026-12-31"), await on("2027-01-01")]).toEqual(["10", "12.5"]);
        expect((await taxRatesOn(scope, [exempt], calendarDate("2026-01-01"))).get(exempt)).toMatchObject({ kind: "exempt", ratePercent: "0" });
        await expect(taxRatesOn(scope, [taxCodeId], calendarDate("2019-12-31"))).rejects.toMatchObject({ code: "catalog.tax_rate_missing" });
        await expect(taxRatesOn(scope, [newId()], calendarDate("2026-01-01"))).rejects.toMatchObject({ code: "record.not_found" });
      });
      await expect(execute(accountant, setTaxRate, { taxCodeId: exempt as never, validFrom: "2027-01-01", ratePercent: "1" }, newId())).rejects.toMatchObject({ code: "catalog.tax_code_not_taxable" });
      await expect(execute(accountant, createTaxCode, { code: "VAT2", name: "VAT", kind: "taxable" }, newId())).rejects.toMatchObject({ faults: [{ path: "code" }, { path: "ratePercent" }] });
      await execute(accountant, setDefaultTaxCode, { taxCodeId: taxCodeId as never }, newId());
      expect((await read(accountant, listTaxCodes, {})).rows.filter((c) => c.isDefault).map((c) => c.code)).toEqual(["VAT2"]);
    });

    it("a workspace of a country without a national rate begins untaxed, and installing twice adds nothing", async () => {
      const owner = foreign.context("owner");
      const before = (await read(owner, listTaxCodes, {})).rows;
      expect(before.map((c) => [c.code, c.isDefault])).toEqual([["EXEMPT", true]]);
      await withTenant(foreign.systemContext, (scope) => installUnitsAndTaxes(scope, "US"));
      expect((await read(owner, listTaxCodes, {})).rows).toHaveLength(1);
    });
  });

  describe("units", () => {
    it("decimals may grow, never shrink", async () => {
      const { unitId } = await execute(lead(), createUnit, { code: "TON", name: "Ton", decimals: 2 }, newId());
      const save = (decimals: number, version: number) => execute(lead(), updateUnit, { unitId: unitId as never, version, code: "TON", name: "Tonne", decimals }, newId());
      await save(3, 1);
      await expect(save(2, 2)).rejects.toMatchObject({ faults: [{ path: "decimals", code: "catalog.unit_decimals_shrink" }] });
    });
  });
});
