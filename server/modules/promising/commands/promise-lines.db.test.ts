import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plantDemand, plantGoods, plantStock, type PlantedGoods } from "@/db/testing/goods-on-shelf";
import { race } from "@/db/testing/race";
import type { LastUnitOfOrders } from "@/db/testing/races/promise-and-reserve";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { calendarDate } from "@/server/kernel/calendar-date";
import { demandLinesByIds } from "@/server/modules/demand";
import { installDefaultWarehouse, lockBalances } from "@/server/modules/stock";
import { read } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";
import { checkAvailability, itemAvailability, promiseLines, releaseAllReserved, reserveDemand } from "..";

describe("PRM-01, PRM-13 promising against the books", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  let goods: PlantedGoods;
  let warehouseId: string;
  const run = <T>(fn: (scope: TenantScope) => Promise<T>) => withTenant(ws.systemContext, fn);

  beforeAll(async () => {
    database = await testDatabase();
    ws = await openTestWorkspace(database);
    goods = await plantGoods(database, ws);
    ({ warehouseId } = await run((scope) => installDefaultWarehouse(scope)));
  });
  afterAll(async () => {
    await goods.end();
    await database.drop();
  });

  async function stocked(quantity: string): Promise<string> {
    const itemId = await goods.item();
    await plantStock(ws, { itemId, warehouseId, quantity });
    return itemId;
  }
  const ask = (itemId: string, quantity: string, requiredOn = "2026-03-12") => ({ key: "k", itemId, warehouseId, quantity, requiredOn: calendarDate(requiredOn) });
  const promise = async (itemId: string, quantity: string, requiredOn?: string) =>
    (await run((scope) => promiseLines(scope, { lines: [ask(itemId, quantity, requiredOn)], lock: false })))[0];

  it("leaves what confirmed orders wait for, and what they reserved, out of the promise", async () => {
    const itemId = await stocked("10");
    const [waiting, drafted] = [await plantDemand(ws, goods, { itemId, warehouseId, quantities: ["4"] }), await plantDemand(ws, goods, { itemId, warehouseId, quantities: ["3"], confirmed: false })];
    expect(await promise(itemId, "8")).toMatchObject({ availableNow: "6", shortBy: "2", promisedOn: null });
    await run((scope) => reserveDemand(scope, [{ demandLineId: waiting[0]!, itemId, warehouseId, quantity: "4" }]));
    expect(await promise(itemId, "6")).toMatchObject({ availableNow: "6", shortBy: "0", promisedOn: "2026-03-12", basis: "stock" });
    await expect(run((scope) => reserveDemand(scope, [{ demandLineId: drafted[0]!, itemId, warehouseId, quantity: "1" }]))).rejects.toMatchObject({ code: "demand.not_reservable" });
    await run((scope) => releaseAllReserved(scope, [{ demandLineId: waiting[0]!, itemId, warehouseId }]));
    const after = await run((scope) => demandLinesByIds(scope, waiting));
    expect(after.get(waiting[0]!)?.reserved).toBe("0");
    expect((await run((scope) => lockBalances(scope, [{ itemId, warehouseId }]))).get(`${itemId}:${warehouseId}`)).toMatchObject({ reserved: "0" });
  });

  it("shows the item's curve, who waits and what is reserved", async () => {
    const itemId = await stocked("10");
    const [first] = await plantDemand(ws, goods, { itemId, warehouseId, quantities: ["4", "3"], promisedOn: "2026-03-20" });
    await run((scope) => reserveDemand(scope, [{ demandLineId: first!, itemId, warehouseId, quantity: "4" }]));
    const shown = await read(ws.context("sales_rep"), itemAvailability, { itemId });
    expect(shown.places).toMatchObject([{ onHand: "10", reserved: "4", available: "6" }]);
    expect(shown.places[0]?.curve).toEqual([
      { on: "2026-03-12", supply: "0", demand: "0", projected: "6", available: "3" },
      { on: "2026-03-20", supply: "0", demand: "3", projected: "3", available: "3" },
    ]);
    expect(shown.demand).toMatchObject([{ lineNo: 1, reserved: "4", waiting: "0" }, { lineNo: 2, reserved: "0", waiting: "3" }]);
  });

  it("answers order entry, and a foreign item as one that does not exist", async () => {
    const itemId = await stocked("2");
    const lines = [ask(itemId, "3")];
    expect(await read(ws.context("sales_rep"), checkAvailability, { lines })).toEqual([{ key: "k", availableNow: "2", promisedOn: null, basis: null, shortBy: "1" }]);
    const stranger = await openTestWorkspace(database);
    const foreign = read(stranger.context("sales_rep"), checkAvailability, { lines });
    const missing = read(ws.context("sales_rep"), checkAvailability, { lines: [{ ...ask(itemId, "3"), warehouseId: newId() }] });
    await expect(foreign).rejects.toMatchObject({ code: "record.not_found" });
    await expect(missing).rejects.toMatchObject({ code: "record.not_found" });
    await expect(read(stranger.context("sales_rep"), itemAvailability, { itemId })).rejects.toMatchObject({ code: "record.not_found" });
  });

  it("confirms exactly one of 1,000 orders for the last unit, over 50 backends and two processes", async () => {
    const itemId = await stocked("1");
    const sourceId = newId();
    const lineIds = await plantDemand(ws, goods, { itemId, warehouseId, quantities: Array.from({ length: 1000 }, () => "1"), confirmed: false, sourceId });
    const outcome = await race<LastUnitOfOrders>({
      databaseUrl: database.appUrl, module: "promise-and-reserve", run: "confirmLine", attempts: lineIds.length,
      data: { workspace: ws.workspace, itemId, warehouseId, sourceId, lineIds },
    });
    expect(outcome.lostBy).toEqual({ "orders.short": 999 });
    expect(outcome.won).toHaveLength(1);
    expect(outcome.backends).toBeGreaterThanOrEqual(50);
    const balance = (await run((scope) => lockBalances(scope, [{ itemId, warehouseId }]))).get(`${itemId}:${warehouseId}`);
    expect(balance).toMatchObject({ onHand: "1", reserved: "1" });
  }, 240_000);
});
