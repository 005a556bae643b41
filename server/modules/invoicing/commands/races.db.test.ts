import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plantGoodsToShip, type GoodsToShip } from "@/db/testing/goods-to-ship";
import { race } from "@/db/testing/race";
import type { Contested } from "@/db/testing/races/fulfilment";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { createShipment, releaseShipment } from "@/server/modules/shipments";
import { execute, read } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { getInvoice } from "..";

describe("of many at once exactly one wins: dispatch, invoice, credit note", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  let goods: GoodsToShip;
  beforeAll(async () => {
    database = await testDatabase();
    ws = await openTestWorkspace(database);
    goods = await plantGoodsToShip(ws);
  });
  afterAll(() => database.drop());

  const run = (name: "dispatchIt" | "invoiceIt" | "creditIt", data: Partial<Contested>) =>
    race<Contested, { invoiceId?: string; number: string }>({
      databaseUrl: database.appUrl,
      module: "fulfilment",
      run: name,
      attempts: 60,
      connectionsPerProcess: 30,
      data: { workspace: ws.workspace, at: ws.clock.now().toISOString(), shipmentId: "", invoiceId: "", invoiceLineId: "", ...data },
    });

  it("SHP-03, BIL-06, BIL-05 the goods leave once, are billed once and credited once", async () => {
    const itemId = await goods.item();
    await goods.stock(itemId, "10", 1000n);
    const order = await goods.order([{ itemId, quantity: "5", reserve: "5" }]);
    const { shipments } = await execute(ws.context("admin"), createShipment, { lines: [{ demandLineId: order.lineIds[0]!, quantity: "5" }] }, newId());
    const { shipmentId } = shipments[0]!;
    await execute(ws.context("admin"), releaseShipment, { shipmentId }, newId());

    const left = await run("dispatchIt", { shipmentId });
    expect(left.backends).toBeGreaterThanOrEqual(50);
    expect(left.won).toHaveLength(1);
    expect(left.lostBy).toEqual({ "shipments.status_moved": 59 });
    expect(await goods.onHand(itemId)).toMatchObject({ onHand: "5", valueMinor: 500n, reserved: "0" });

    const billed = await run("invoiceIt", { shipmentId });
    expect(billed.won).toHaveLength(1);
    expect(billed.lostBy).toEqual({ "invoicing.nothing_to_invoice": 59 });
    expect(await goods.balance("accounts_receivable")).toBe(5500n);

    const invoiceId = billed.won[0]!.value.invoiceId!;
    const invoiceLineId = (await read(ws.context("admin"), getInvoice, { invoiceId })).lines[0]!.id;
    const credited = await run("creditIt", { invoiceId, invoiceLineId });
    expect(credited.won).toHaveLength(1);
    expect(credited.lostBy).toEqual({ "invoicing.cannot_credit": 59 });
    expect(await goods.balance("accounts_receivable")).toBe(2200n);
    expect(credited.won[0]!.value.number).toMatch(/-00001$/);
    expect(await goods.balance("unbilled_receivables")).toBe(0n);
  }, 180_000);
});
