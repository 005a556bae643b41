import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plantGoodsToShip, type GoodsToShip } from "@/db/testing/goods-to-ship";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { execute, read, type Command, type Query } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import type { Role } from "@/server/platform/permissions";
import type { z } from "zod";
import {
  cancelShipment, createShipment, deliverShipment, dispatchShipment, getReturn, getShipment, listReturns, listShipments, openLines, packLine, packShipment, receiveReturn,
  reinstateShipment, releaseShipment, reverseDispatch, shipmentSchedule, unpackShipment, updateShipment,
} from "..";

describe("shipments against the books", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  let goods: GoodsToShip;

  beforeAll(async () => {
    database = await testDatabase();
    ws = await openTestWorkspace(database);
    goods = await plantGoodsToShip(ws);
  });
  afterAll(() => database.drop());

  const act = <N extends string, I extends z.ZodType, R>(command: Command<N, I, R>, input: z.input<I>, role: Role = "admin", at: TestWorkspace = ws) =>
    execute(at.context(role), command, input, newId());
  const ask = <N extends string, I extends z.ZodType, R>(query: Query<N, I, R>, input: z.input<I>, role: Role = "admin", at: TestWorkspace = ws) => read(at.context(role), query, input);

  /** Ten in stock worth 6,000, an order of five at 1,000, all five put aside, `quantity` of it on a released shipment. */
  async function released(quantity = "3", deliveryCode?: "partial" | "final") {
    const itemId = await goods.item();
    await goods.stock(itemId, "10", 6000n);
    const order = await goods.order([{ itemId, quantity: "5", reserve: "5" }]);
    const made = await act(createShipment, { lines: [{ demandLineId: order.lineIds[0]!, quantity, deliveryCode }] }, "sales_rep");
    const { shipmentId } = made.shipments[0]!;
    await act(releaseShipment, { shipmentId }, "sales_rep");
    return { itemId, order, shipmentId, lineId: order.lineIds[0]! };
  }
  const shipmentLine = async (shipmentId: string) => (await ask(getShipment, { shipmentId })).lines[0]!;

  describe("SHP-15 planning", () => {
    it("takes what is planned off what others may plan, and gives it back when cancelled (SHP-06)", async () => {
      const { order, shipmentId, lineId } = await released("3");
      expect(await goods.line(lineId)).toMatchObject({ scheduled: "3", shipped: "0" });
      await expect(act(createShipment, { lines: [{ demandLineId: lineId, quantity: "3" }] })).rejects.toMatchObject({
        code: "shipments.cannot_plan", faults: [{ path: "lines.0.quantity", code: "shipments.line_exceeds_open", params: { open: "2" } }],
      });
      await act(cancelShipment, { shipmentId });
      expect((await shipmentLine(shipmentId)).deliveryCode).toBe("cancelled");
      expect((await goods.line(lineId)).scheduled).toBe("0");
      expect((await ask(openLines, { orderId: order.orderId })).lines).toMatchObject([{ open: "5", shippable: "5", short: false }]);
      await act(reinstateShipment, { shipmentId });
      expect(await shipmentLine(shipmentId)).toMatchObject({ deliveryCode: "reinstated" });
      expect((await goods.line(lineId)).scheduled).toBe("3");
      await expect(act(reinstateShipment, { shipmentId })).rejects.toMatchObject({ code: "shipments.status_moved" });
    });

    it("reinstates only what is still open", async () => {
      const { shipmentId, lineId } = await released("3");
      await act(cancelShipment, { shipmentId });
      await act(createShipment, { lines: [{ demandLineId: lineId, quantity: "4" }] });
      await expect(act(reinstateShipment, { shipmentId })).rejects.toMatchObject({ code: "shipments.cannot_plan" });
    });

    it("gives a line flagged to ship separately a shipment of its own (ORD-03)", async () => {
      const itemId = await goods.item();
      const order = await goods.order([{ itemId, quantity: "1" }, { itemId, quantity: "1", shipSeparately: true }, { itemId, quantity: "1" }]);
      const { shipments } = await act(createShipment, { lines: order.lineIds.map((demandLineId) => ({ demandLineId, quantity: "1" })) });
      const lines = await Promise.all(shipments.map(async (s) => (await ask(getShipment, { shipmentId: s.shipmentId })).lines.map((l) => l.orderLineNo)));
      expect(lines).toEqual([[1, 3], [2]]);
    });

    it("refuses lines of two orders, and changes quantities until packed", async () => {
      const [a, b] = [await released("3"), await released("3")];
      await expect(act(createShipment, { lines: [{ demandLineId: a.lineId, quantity: "1" }, { demandLineId: b.lineId, quantity: "1" }] })).rejects.toMatchObject({ code: "shipments.several_orders" });
      const shown = await ask(getShipment, { shipmentId: a.shipmentId });
      const change = (version: number, quantity: string) =>
        act(updateShipment, { shipmentId: a.shipmentId, version, plannedOn: shown.plannedOn, shipTo: shown.shipTo, carrier: "CJ", lines: [{ shipmentLineId: shown.lines[0]!.id, quantity }] });
      await change(shown.version, "4");
      expect((await goods.line(a.lineId)).scheduled).toBe("4");
      await expect(change(shown.version, "5")).rejects.toMatchObject({ code: "record.changed" });
      await expect(change(shown.version + 1, "0")).rejects.toMatchObject({ code: "shipments.no_lines_left" });
      await expect(change(shown.version + 1, "6")).rejects.toMatchObject({ code: "demand.not_schedulable" });
      await act(packShipment, { shipmentId: a.shipmentId }, "warehouse");
      await expect(change(shown.version + 2, "3")).rejects.toMatchObject({ code: "shipments.lines_packed" });
      await act(unpackShipment, { shipmentId: a.shipmentId }, "warehouse");
      await act(packLine, { shipmentId: a.shipmentId, shipmentLineId: shown.lines[0]!.id, packed: true }, "warehouse");
      expect(await ask(getShipment, { shipmentId: a.shipmentId })).toMatchObject({ status: "released", carrier: "CJ", lines: [{ packed: true, quantity: "4", unfilled: "5" }] });
    });
  });

  describe("SHP-03 dispatch", () => {
    it("moves stock at average cost, uses the reservation, posts cost and revenue, leaves the rest open (SHP-15, BIL-01, FIN-01)", async () => {
      const before = { cogs: await goods.balance("cost_of_goods_sold"), revenue: await goods.balance("revenue"), unbilled: await goods.balance("unbilled_receivables"), committed: await goods.committed() };
      const { itemId, shipmentId, lineId } = await released("3");
      await act(dispatchShipment, { shipmentId }, "warehouse");
      expect(await goods.onHand(itemId)).toMatchObject({ onHand: "7", reserved: "2", valueMinor: 4200n });
      expect(await goods.line(lineId)).toMatchObject({ shipped: "3", scheduled: "0", reserved: "2", cancelled: "0", recognisedMinor: 3000n });
      expect((await goods.balance("cost_of_goods_sold")) - before.cogs).toBe(1800n);
      expect((await goods.balance("revenue")) - before.revenue).toBe(-3000n);
      expect((await goods.balance("unbilled_receivables")) - before.unbilled).toBe(3000n);
      expect((await goods.committed()) - before.committed).toBe(5500n);
      const shown = await ask(getShipment, { shipmentId });
      expect(shown).toMatchObject({ status: "dispatched", valueMinor: 3000n, lines: [{ deliveryCode: "partial", costMinor: 1800n }] });
      expect(shown.journal).toHaveLength(1);
      expect(shown.availableActions).toContain("reverse");
      expect(await ask(getShipment, { shipmentId }, "warehouse")).toMatchObject({ valueMinor: null, journal: [], lines: [{ costMinor: null }] });
    });

    it("is done once: the second says so, the same key answers the same", async () => {
      const { itemId, shipmentId } = await released("3");
      const key = newId();
      const once = await execute(ws.context("warehouse"), dispatchShipment, { shipmentId }, key);
      expect(await execute(ws.context("warehouse"), dispatchShipment, { shipmentId }, key)).toEqual(once);
      await expect(act(dispatchShipment, { shipmentId }, "warehouse")).rejects.toMatchObject({ code: "shipments.status_moved", params: { status: "dispatched" } });
      expect((await goods.onHand(itemId)).onHand).toBe("7");
    });

    it("final gives up the rest, frees its reservation and the credit it held (SHP-06)", async () => {
      const committed = await goods.committed();
      const { itemId, shipmentId, lineId } = await released("3", "final");
      await act(dispatchShipment, { shipmentId }, "warehouse");
      expect(await goods.line(lineId)).toMatchObject({ shipped: "3", cancelled: "2", reserved: "0" });
      expect(await goods.onHand(itemId)).toMatchObject({ onHand: "7", reserved: "0" });
      expect((await goods.committed()) - committed).toBe(3300n);
      await act(reverseDispatch, { shipmentId, reason: "truck broke down" });
      expect(await goods.line(lineId)).toMatchObject({ shipped: "0", cancelled: "0", scheduled: "3" });
      expect((await goods.committed()) - committed).toBe(5500n);
    });

    it("refuses final while another shipment carries the line, held lines, and more than there is", async () => {
      const a = await released("3", "final");
      await act(createShipment, { lines: [{ demandLineId: a.lineId, quantity: "1" }] });
      await expect(act(dispatchShipment, { shipmentId: a.shipmentId })).rejects.toMatchObject({ code: "shipments.cannot_dispatch", faults: [{ code: "shipments.final_while_scheduled" }] });
      const itemId = await goods.item();
      await goods.stock(itemId, "1", 100n);
      const order = await goods.order([{ itemId, quantity: "2" }]);
      const { shipments } = await act(createShipment, { lines: [{ demandLineId: order.lineIds[0]!, quantity: "2" }] });
      await act(releaseShipment, shipments[0]!);
      await expect(act(dispatchShipment, shipments[0]!)).rejects.toMatchObject({ code: "stock.short" });
      expect(await goods.line(order.lineIds[0]!)).toMatchObject({ shipped: "0", scheduled: "2" });
    });

    it("reversal restores stock, reservation, order line and ledger exactly", async () => {
      const roles = ["inventory", "cost_of_goods_sold", "revenue", "unbilled_receivables"] as const;
      const { itemId, shipmentId, lineId } = await released("3");
      const [balances, stock, line] = [await Promise.all(roles.map(goods.balance)), await goods.onHand(itemId), await goods.line(lineId)];
      for (const round of [1, 2]) {
        await act(dispatchShipment, { shipmentId });
        await act(reverseDispatch, { shipmentId, reason: `round ${round}` });
        expect(await Promise.all(roles.map(goods.balance))).toEqual(balances);
        expect(await goods.onHand(itemId)).toMatchObject({ onHand: stock.onHand, reserved: stock.reserved, valueMinor: stock.valueMinor });
        const { updatedAt: _at, ...same } = line;
        expect(await goods.line(lineId)).toMatchObject(same);
      }
      const shown = await ask(getShipment, { shipmentId });
      expect(shown).toMatchObject({ status: "released", shippedOn: null });
      expect(shown.journal.map((entry) => entry.reversesId !== null)).toEqual([false, true, false, true]);
      await expect(act(reverseDispatch, { shipmentId, reason: "again" })).rejects.toMatchObject({ code: "shipments.status_moved" });
    });

    it("ships services without stock or cost", async () => {
      const itemId = await goods.item("service");
      const order = await goods.order([{ itemId, quantity: "2", isStocked: false }]);
      const { shipments } = await act(createShipment, { lines: [{ demandLineId: order.lineIds[0]!, quantity: "2" }] });
      await act(releaseShipment, shipments[0]!);
      await act(dispatchShipment, shipments[0]!);
      expect(await goods.line(order.lineIds[0]!)).toMatchObject({ shipped: "2", recognisedMinor: 2000n });
    });
  });

  describe("BIL-01 revenue at delivery", () => {
    it("posts revenue on the day of delivery, for what did not come back", async () => {
      const other = await openTestWorkspace(database, { settings: { revenueRecognition: "delivery" } });
      const shelf = await plantGoodsToShip(other);
      const itemId = await shelf.item();
      await shelf.stock(itemId, "5", 500n);
      const order = await shelf.order([{ itemId, quantity: "5", reserve: "5" }]);
      const { shipments } = await act(createShipment, { lines: [{ demandLineId: order.lineIds[0]!, quantity: "5" }] }, "admin", other);
      const { shipmentId } = shipments[0]!;
      await act(releaseShipment, { shipmentId }, "admin", other);
      await act(dispatchShipment, { shipmentId }, "admin", other);
      expect(await shelf.balance("revenue")).toBe(0n);
      const line = (await ask(getShipment, { shipmentId }, "admin", other)).lines[0]!;
      expect(line.billable).toBe("0");
      await act(receiveReturn, { shipmentId, reason: "refused at the door", lines: [{ shipmentLineId: line.id, quantity: "2", disposition: "restock" }] }, "admin", other);
      other.clock.addDays(2);
      await act(deliverShipment, { shipmentId }, "admin", other);
      expect(await shelf.balance("revenue")).toBe(-3000n);
      expect(await shelf.balance("cost_of_goods_sold")).toBe(300n);
      expect(await ask(getShipment, { shipmentId }, "admin", other)).toMatchObject({ recognisedOn: "2026-03-14", deliveredOn: "2026-03-14", shippedOn: "2026-03-12" });
      expect(await shelf.line(order.lineIds[0]!)).toMatchObject({ recognisedMinor: 3000n, returned: "2", returnedUnbilled: "2" });
    });
  });

  describe("SVC-02 returns", () => {
    it("restocks at original cost and takes unbilled revenue back", async () => {
      const before = { cogs: await goods.balance("cost_of_goods_sold"), unbilled: await goods.balance("unbilled_receivables"), lost: await goods.balance("inventory_adjustment") };
      const { itemId, shipmentId, lineId } = await released("5");
      await act(dispatchShipment, { shipmentId });
      await goods.stock(itemId, "5", 10_000n);
      const line = await shipmentLine(shipmentId);
      const sent = { shipmentId, reason: "wrong colour", lines: [{ shipmentLineId: line.id, quantity: "2", disposition: "restock" as const }, { shipmentLineId: line.id, quantity: "1", disposition: "scrap" as const }] };
      const { returnReceiptId } = await act(receiveReturn, sent, "warehouse");
      expect(await goods.onHand(itemId)).toMatchObject({ onHand: "12", valueMinor: 3000n + 10_000n + 1200n });
      expect(await goods.line(lineId)).toMatchObject({ shipped: "5", returned: "3", returnedUnbilled: "3", recognisedMinor: 2000n });
      expect((await goods.balance("cost_of_goods_sold")) - before.cogs).toBe(1200n);
      expect((await goods.balance("inventory_adjustment")) - before.lost).toBe(600n);
      expect((await goods.balance("unbilled_receivables")) - before.unbilled).toBe(2000n);
      expect(await ask(getReturn, { returnReceiptId })).toMatchObject({ waitingForCredit: false, lines: [{ unbilledQuantity: "2", waiting: "0" }, { unbilledQuantity: "1" }] });
      await expect(act(receiveReturn, sent)).rejects.toMatchObject({ code: "shipments.cannot_return", faults: [{ path: "lines.1.quantity", params: { most: "0" } }] });
      await expect(act(reverseDispatch, { shipmentId, reason: "no" })).rejects.toMatchObject({ code: "shipments.not_reversible" });
      expect((await ask(listReturns, { shipmentId })).rows).toMatchObject([{ id: returnReceiptId, waitingForCredit: false }]);
    });

    it("refuses goods that have not left, and a day before they left", async () => {
      const { shipmentId } = await released("3");
      const line = await shipmentLine(shipmentId);
      const input = { shipmentId, reason: "x", lines: [{ shipmentLineId: line.id, quantity: "1", disposition: "restock" as const }] };
      await expect(act(receiveReturn, input)).rejects.toMatchObject({ code: "shipments.not_shipped" });
      await act(dispatchShipment, { shipmentId });
      await expect(act(receiveReturn, { ...input, on: "2026-03-11" })).rejects.toMatchObject({ code: "shipments.before_dispatch" });
    });
  });

  describe("who may", () => {
    it("answers a foreign shipment as one that does not exist, at every door", async () => {
      const { shipmentId, lineId } = await released("3");
      const line = await shipmentLine(shipmentId);
      const stranger = await openTestWorkspace(database);
      const tries = (id: string, at: TestWorkspace) => [
        act(releaseShipment, { shipmentId: id }, "admin", at), act(packShipment, { shipmentId: id }, "admin", at), act(dispatchShipment, { shipmentId: id }, "admin", at),
        act(deliverShipment, { shipmentId: id }, "admin", at), act(cancelShipment, { shipmentId: id }, "admin", at), act(reverseDispatch, { shipmentId: id, reason: "r" }, "admin", at),
        act(receiveReturn, { shipmentId: id, reason: "r", lines: [{ shipmentLineId: line.id, quantity: "1", disposition: "restock" }] }, "admin", at),
        ask(getShipment, { shipmentId: id }, "admin", at),
      ];
      const codes = async (attempts: Promise<unknown>[]) => (await Promise.allSettled(attempts)).map((r) => (r.status === "rejected" ? String((r.reason as Error).message) : "done"));
      const foreign = await codes(tries(shipmentId, stranger));
      expect(foreign).toEqual(await codes(tries(newId(), ws)));
      expect(new Set(foreign)).toEqual(new Set(["record.not_found"]));
      await expect(act(createShipment, { lines: [{ demandLineId: lineId, quantity: "1" }] }, "admin", stranger)).rejects.toMatchObject({ code: "record.not_found" });
    });

    it("keeps a restricted representative to their own customers, and roles to their doors", async () => {
      const { shipmentId, lineId, order } = await released("3");
      const rep = ws.context({ role: "sales_rep", ownCustomersOnly: true });
      await expect(execute(rep, cancelShipment, { shipmentId }, newId())).rejects.toMatchObject({ code: "record.not_found" });
      await expect(execute(rep, createShipment, { lines: [{ demandLineId: lineId, quantity: "1" }] }, newId())).rejects.toMatchObject({ code: "record.not_found", params: { entity: "demand_line" } });
      await expect(read(rep, openLines, { orderId: order.orderId })).rejects.toMatchObject({ code: "record.not_found" });
      expect((await read(rep, listShipments, {})).rows).toEqual([]);
      await expect(act(dispatchShipment, { shipmentId }, "sales_rep")).rejects.toMatchObject({ code: "permission.missing" });
    });
  });

  it("SHP-01 lists by day and place, late ones apart", async () => {
    const { shipmentId } = await released("3");
    const other = await released("2");
    const shown = await ask(getShipment, { shipmentId: other.shipmentId });
    await act(updateShipment, { shipmentId: other.shipmentId, version: shown.version, plannedOn: "2026-03-10", shipTo: shown.shipTo });
    const late = await ask(listShipments, { late: true });
    expect(late.rows.map((row) => row.id)).toEqual([other.shipmentId]);
    const paged = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await ask(listShipments, { limit: 2, cursor });
      paged.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor;
    }
    expect(new Set(paged).size).toBe((await ask(listShipments, { totals: "exact" })).totals?.count);
    const { rows } = await ask(shipmentSchedule, { from: "2026-03-10", to: "2026-03-12" });
    expect(rows.find((row) => row.id === other.shipmentId)).toMatchObject({ plannedOn: "2026-03-10", lineCount: 1 });
    expect(rows.some((row) => row.id === shipmentId)).toBe(true);
    await expect(ask(shipmentSchedule, { from: "2026-01-01", to: "2026-12-31" })).rejects.toMatchObject({ code: "input.invalid" });
  });
});
