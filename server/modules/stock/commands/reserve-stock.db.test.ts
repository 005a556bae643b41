import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stockBalances, stockReservations } from "@/db/schema/stock";
import { plantGoods, type PlantedGoods } from "@/db/testing/goods-on-shelf";
import { race } from "@/db/testing/race";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { newId } from "@/server/platform/new-id";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";
import { installDefaultWarehouse, lockBalances, receiveStock, releaseReservation, reserveStock } from "..";
import type { LastUnit } from "@/db/testing/races/reserve-stock";

describe("PRM-13 reservation of stock", () => {
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
    await run((scope) => receiveStock(scope, {
      on: scope.today, kind: "receipt", source: { type: "test", id: newId(), number: null },
      lines: [{ sourceLineId: null, itemId, warehouseId, quantity, valueMinor: 1000n }],
    }));
    return itemId;
  }
  const line = (itemId: string, quantity: string, id = newId()) => ({ source: { type: "demand_line", id }, itemId, warehouseId, quantity });
  const balanceOf = async (itemId: string) => (await run((scope) => lockBalances(scope, [{ itemId, warehouseId }]))).get(`${itemId}:${warehouseId}`);
  const reservedBy = async (id: string) => {
    const rows = await run((scope) => scope.db.select({ quantity: stockReservations.quantity }).from(stockReservations)
      .where(and(eq(stockReservations.tenantId, scope.tenantId), eq(stockReservations.sourceId, id))));
    return rows.map((row) => row.quantity);
  };

  it("puts stock aside, adds to it and gives it back", async () => {
    const itemId = await stocked("5");
    const source = newId();
    await run((scope) => reserveStock(scope, [line(itemId, "2", source), line(itemId, "1")]));
    await run((scope) => reserveStock(scope, line(itemId, "1", source)));
    expect(await balanceOf(itemId)).toEqual({ onHand: "5", reserved: "4", valueMinor: 1000n });
    expect(await reservedBy(source)).toEqual(["3"]);
    await run((scope) => releaseReservation(scope, line(itemId, "3", source)));
    expect(await balanceOf(itemId)).toMatchObject({ reserved: "1" });
    expect(await reservedBy(source)).toEqual(["0"]);
  });

  it("refuses more than is free and changes nothing", async () => {
    const itemId = await stocked("5");
    const other = await stocked("5");
    await expect(run((scope) => reserveStock(scope, [line(other, "1"), line(itemId, "5.5")]))).rejects.toMatchObject({ code: "stock.not_free" });
    expect(await balanceOf(itemId)).toMatchObject({ reserved: "0" });
    expect(await balanceOf(other)).toMatchObject({ reserved: "0" });
  });

  it("gives back only what the source itself has", async () => {
    const itemId = await stocked("5");
    await run((scope) => reserveStock(scope, line(itemId, "3")));
    await expect(run((scope) => releaseReservation(scope, line(itemId, "1")))).rejects.toMatchObject({ code: "stock.reservation_gone" });
    expect(await balanceOf(itemId)).toMatchObject({ reserved: "3" });
  });

  it("does not see another workspace's stock", async () => {
    const itemId = await stocked("5");
    const stranger = await openTestWorkspace(database);
    await expect(withTenant(stranger.systemContext, (scope) => reserveStock(scope, line(itemId, "1")))).rejects.toMatchObject({ code: "stock.not_free" });
    const rows = await withTenant(stranger.systemContext, (scope) => scope.db.select().from(stockBalances));
    expect(rows).toEqual([]);
  });

  it("lets exactly one of 1,000 have the last unit, over 50 backends and two processes", async () => {
    const itemId = await stocked("1");
    const sourceIds = Array.from({ length: 1000 }, () => newId());
    const outcome = await race<LastUnit>({
      databaseUrl: database.appUrl, module: "reserve-stock", run: "reserveOne",
      attempts: sourceIds.length, data: { workspace: ws.workspace, itemId, warehouseId, sourceIds },
    });
    expect(outcome.won).toHaveLength(1);
    expect(outcome.lostBy).toEqual({ "stock.not_free": 999 });
    expect(outcome.backends).toBeGreaterThanOrEqual(50);
    expect(outcome.processes).toBe(2);
    expect(await balanceOf(itemId)).toMatchObject({ onHand: "1", reserved: "1" });
    expect(await reservedBy(sourceIds[outcome.won[0]?.index ?? 0] ?? "")).toEqual(["1"]);
  }, 240_000);
});
