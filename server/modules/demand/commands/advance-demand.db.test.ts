import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plantDemand, plantGoods, plantStock, type PlantedGoods } from "@/db/testing/goods-on-shelf";
import { race } from "@/db/testing/race";
import type { LineToDispatch } from "@/db/testing/races/dispatch-line";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { installDefaultWarehouse } from "@/server/modules/stock";
import { newId } from "@/server/platform/new-id";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";
import {
  advanceCancelled, advanceCredited, advanceInvoiced, advanceReserved, advanceReturned, advanceScheduled, advanceShipped,
  demandLinesByIds, dropDemandExcept, holdDemand, lockDemandLines, openCommitmentMinor, unreservedDemandByDate,
} from "..";

describe("ORD-07, ORD-23 the book of order-line quantities", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  let goods: PlantedGoods;
  let warehouseId: string;
  let itemId: string;
  const run = <T>(fn: (scope: TenantScope) => Promise<T>) => withTenant(ws.systemContext, fn);

  beforeAll(async () => {
    database = await testDatabase();
    ws = await openTestWorkspace(database, { currency: "USD" });
    goods = await plantGoods(database, ws);
    ({ warehouseId } = await run((scope) => installDefaultWarehouse(scope)));
    itemId = await goods.item();
  });
  afterAll(async () => {
    await goods.end();
    await database.drop();
  });

  const lines = (quantities: string[], confirmed = true, sourceId = newId()) => plantDemand(ws, goods, { itemId, warehouseId, quantities, confirmed, sourceId });
  const line = async (id: string) => (await run((scope) => demandLinesByIds(scope, [id]))).get(id);

  it("carries a line from reservation to credit note, each in its own quantity", async () => {
    const sourceId = newId();
    const [id, other] = (await lines(["10", "4"], true, sourceId)) as [string, string];
    expect(await run((scope) => openCommitmentMinor(scope, sourceId))).toBe(15400n);
    await run((scope) => advanceReserved(scope, [{ id, quantity: "6" }, { id: other, quantity: "4" }]));
    await run((scope) => advanceScheduled(scope, [{ id, quantity: "5" }]));
    await run((scope) => advanceShipped(scope, [{ id, quantity: "3", fromScheduled: "3", fromReserved: "3" }, { id, quantity: "2", fromScheduled: "2", fromReserved: "2" }]));
    expect(await line(id)).toMatchObject({ shipped: "5", scheduled: "0", reserved: "1" });
    await run((scope) => advanceReturned(scope, [{ id, quantity: "1", unbilledQuantity: "1" }]));
    await run((scope) => advanceInvoiced(scope, [{ id, quantity: "4", netMinor: 4000n }]));
    await run((scope) => advanceReturned(scope, [{ id, quantity: "2", unbilledQuantity: "0" }]));
    await run((scope) => advanceCredited(scope, [{ id, quantity: "2" }]));
    await run((scope) => advanceReserved(scope, [{ id, quantity: "-1" }]));
    await run((scope) => advanceCancelled(scope, [{ id, quantity: "5" }]));
    expect(await line(id)).toMatchObject({ ordered: "10", cancelled: "5", reserved: "0", shipped: "5", returned: "3", returnedUnbilled: "1", invoiced: "4", credited: "2", invoicedMinor: 4000n });
    expect(await run((scope) => openCommitmentMinor(scope, sourceId))).toBe(4400n);
  });

  it("refuses each step beyond the one before it, and then changes nothing at all", async () => {
    const [id, other] = (await lines(["3", "3"])) as [string, string];
    const refusedBy = (step: (scope: TenantScope) => Promise<unknown>) => expect(run(step)).rejects;
    await refusedBy((s) => advanceReserved(s, [{ id: other, quantity: "1" }, { id, quantity: "4" }])).toMatchObject({ code: "demand.not_reservable", params: { line: id } });
    await refusedBy((s) => advanceScheduled(s, [{ id, quantity: "3.0001" }])).toMatchObject({ code: "demand.not_schedulable" });
    await refusedBy((s) => advanceShipped(s, [{ id, quantity: "4" }])).toMatchObject({ code: "demand.not_shippable" });
    await refusedBy((s) => advanceInvoiced(s, [{ id, quantity: "1", netMinor: 1n }])).toMatchObject({ code: "demand.not_billable" });
    await refusedBy((s) => advanceReturned(s, [{ id, quantity: "1", unbilledQuantity: "1" }])).toMatchObject({ code: "demand.not_returnable" });
    await refusedBy((s) => advanceCredited(s, [{ id, quantity: "1" }])).toMatchObject({ code: "demand.not_creditable" });
    await refusedBy((s) => advanceCancelled(s, [{ id, quantity: "4" }])).toMatchObject({ code: "demand.not_cancellable" });
    expect(await line(other)).toMatchObject({ reserved: "0" });
  });

  it("is demand only when confirmed, and neither planned nor shipped while held", async () => {
    const sourceId = newId();
    const [draft] = (await lines(["2"], false)) as [string];
    const [held] = (await lines(["2"], true, sourceId)) as [string];
    const before = await run((scope) => unreservedDemandByDate(scope, [{ itemId, warehouseId }], [held]));
    const after = await run((scope) => unreservedDemandByDate(scope, [{ itemId, warehouseId }]));
    expect(Number(after[0]?.quantity ?? 0) - Number(before[0]?.quantity ?? 0)).toBe(2);
    await run((scope) => holdDemand(scope, sourceId, true));
    for (const id of [draft, held]) {
      await expect(run((scope) => advanceScheduled(scope, [{ id, quantity: "1" }]))).rejects.toMatchObject({ code: "demand.not_schedulable" });
      await expect(run((scope) => advanceShipped(scope, [{ id, quantity: "1" }]))).rejects.toMatchObject({ code: "demand.not_shippable" });
    }
  });

  it("drops the lines an edited draft no longer has, never a confirmed one", async () => {
    const sourceId = newId();
    const [kept, dropped] = (await lines(["1", "1"], false, sourceId)) as [string, string];
    await run((scope) => dropDemandExcept(scope, sourceId, { lineIds: [kept], chargeIds: [] }));
    expect([await line(kept), await line(dropped)]).toMatchObject([{ id: kept }, undefined]);
    const confirmed = newId();
    const [firm] = (await lines(["1"], true, confirmed)) as [string];
    await run((scope) => dropDemandExcept(scope, confirmed, { lineIds: [], chargeIds: [] }));
    expect(await line(firm)).toMatchObject({ id: firm });
  });

  it("is another workspace's secret", async () => {
    const [id] = (await lines(["1"])) as [string];
    const stranger = await openTestWorkspace(database);
    expect(await withTenant(stranger.systemContext, (scope) => lockDemandLines(scope, [id]))).toEqual([]);
    await expect(withTenant(stranger.systemContext, (scope) => advanceReserved(scope, [{ id, quantity: "1" }]))).rejects.toMatchObject({ code: "demand.not_reservable" });
  });

  it("ships a line's ten units ten times and not once more, from 1,000 attempts over 50 backends and two processes", async () => {
    const goodsOfRace = await goods.item();
    await plantStock(ws, { itemId: goodsOfRace, warehouseId, quantity: "500" });
    const [demandLineId] = (await plantDemand(ws, goods, { itemId: goodsOfRace, warehouseId, quantities: ["10"] })) as [string];
    const outcome = await race<LineToDispatch>({
      databaseUrl: database.appUrl, module: "dispatch-line", run: "dispatchOne", attempts: 1000,
      data: { workspace: ws.workspace, itemId: goodsOfRace, warehouseId, demandLineId },
    });
    expect(outcome.won).toHaveLength(10);
    expect(outcome.lostBy).toEqual({ "demand.not_shippable": 990 });
    expect(outcome.backends).toBeGreaterThanOrEqual(50);
    expect(await line(demandLineId)).toMatchObject({ shipped: "10" });
  }, 240_000);
});
