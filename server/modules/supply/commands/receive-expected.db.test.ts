import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plantDemand, plantGoods, type PlantedGoods } from "@/db/testing/goods-on-shelf";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import type { IdOf } from "@/server/kernel/ids";
import { checkAvailability, itemAvailability, listStock } from "@/server/modules/promising";
import { installDefaultWarehouse } from "@/server/modules/stock";
import { execute, read } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant } from "@/server/platform/tenant-scope";
import {
  announceReceipt, cancelExpected, createSupplier, getExpected, getSupplier, linkSupplierItem, listExpected, listSupplierItems, listSuppliers,
  postponeReceipt, receiveExpected, unlinkSupplierItem, updateSupplier, upsertSupplier,
} from "..";

describe("PRM-01, INV-09 announced goods", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  let goods: PlantedGoods;
  let warehouseId: IdOf<"warehouse">;
  const key = () => newId();

  beforeAll(async () => {
    database = await testDatabase();
    ws = await openTestWorkspace(database, { currency: "USD", country: "US", timeZone: "UTC" });
    goods = await plantGoods(database, ws);
    warehouseId = (await withTenant(ws.systemContext, (scope) => installDefaultWarehouse(scope))).warehouseId as IdOf<"warehouse">;
  });
  afterAll(async () => {
    await goods.end();
    await database.drop();
  });

  const item = async (standardCost: string | null = null) => (await goods.item({ standardCost })) as IdOf<"item">;
  const announce = async (itemId: IdOf<"item">, quantity: string, dueOn: string, unitCost?: string) =>
    (await execute(ws.context("warehouse"), announceReceipt, { warehouseId, dueOn, lines: [{ itemId, quantity, unitCost }] }, key())).expectedReceiptId as IdOf<"expected_receipt">;
  const promise = async (itemId: IdOf<"item">, quantity: string) =>
    (await read(ws.context("sales_rep"), checkAvailability, { lines: [{ key: "k", itemId, warehouseId, quantity, requiredOn: "2026-03-12" }] }))[0];

  it("is promised from its day on, tomorrow when overdue, and no longer when it was given up", async () => {
    const itemId = await item("1");
    const id = await announce(itemId, "5", "2026-03-20");
    expect(await promise(itemId, "5")).toMatchObject({ availableNow: "0", promisedOn: "2026-03-20", basis: "supply", shortBy: "5" });
    await execute(ws.context("warehouse"), postponeReceipt, { expectedReceiptId: id, version: 1, dueOn: "2026-03-10", reference: null }, key());
    expect(await promise(itemId, "5")).toMatchObject({ promisedOn: "2026-03-13" });
    await expect(execute(ws.context("warehouse"), postponeReceipt, { expectedReceiptId: id, version: 1, dueOn: "2026-03-30", reference: null }, key())).rejects.toMatchObject({ code: "record.changed", params: { by: expect.any(String) as string, fields: "dueOn" } });
    expect((await read(ws.context("warehouse"), listExpected, { status: "overdue" })).rows).toMatchObject([{ id, overdue: true, waiting: 1 }]);
    await expect(execute(ws.context("warehouse"), cancelExpected, { expectedReceiptId: id, version: 1 }, key())).rejects.toMatchObject({ code: "supply.receipt_changed" });
    await execute(ws.context("warehouse"), cancelExpected, { expectedReceiptId: id, version: 2 }, key());
    expect(await promise(itemId, "5")).toMatchObject({ promisedOn: null });
    expect(await read(ws.context("warehouse"), getExpected, { expectedReceiptId: id })).toMatchObject({ status: "cancelled", availableActions: [] });
  });

  it("arrives in parts at the announced cost, and is then stock and no longer supply", async () => {
    const itemId = await item();
    const id = await announce(itemId, "10", "2026-03-20", "1.5");
    const receive = (quantity: string, closeRest = false, k = key()) =>
      execute(ws.context("warehouse"), receiveExpected, { expectedReceiptId: id, closeRest, lines: [{ lineNo: 1, quantity }] }, k);
    const k = key();
    expect(await receive("4", false, k)).toMatchObject({ status: "open", totalMinor: 600n });
    expect(await receive("4", false, k)).toMatchObject({ status: "open", totalMinor: 600n });
    await plantDemand(ws, goods, { itemId, warehouseId, quantities: ["5"], promisedOn: "2026-03-25" });
    const shown = await read(ws.context("accountant"), itemAvailability, { itemId });
    expect(shown.supply).toMatchObject([{ open: "6", dueOn: "2026-03-20", overdue: false }]);
    expect(shown.places[0]?.curve.map((day) => [day.on, day.available])).toEqual([["2026-03-12", "4"], ["2026-03-20", "5"], ["2026-03-25", "5"]]);
    const { rows } = await read(ws.context("accountant"), listStock, { state: "short" });
    expect(rows).toMatchObject([{ itemId, onHand: "4", reserved: "0", available: "4", waiting: "5", incoming: "6", valueMinor: 600n }]);
    expect((await read(ws.context("warehouse"), listStock, { search: "nothing like it" })).rows).toEqual([]);
    expect(await receive("1", true)).toMatchObject({ status: "received" });
    await expect(receive("1")).rejects.toMatchObject({ code: "supply.receipt_not_open" });
    expect((await read(ws.context("warehouse"), getExpected, { expectedReceiptId: id })).lines).toMatchObject([{ received: "5", cancelled: "5", waiting: "0", unitCost: null }]);
  });

  it("refuses lines that were not announced and goods nobody can value", async () => {
    const id = await announce(await item(), "1", "2026-03-20");
    const receive = (lineNo: number) => execute(ws.context("warehouse"), receiveExpected, { expectedReceiptId: id, lines: [{ lineNo, quantity: "1" }] }, key());
    await expect(receive(7)).rejects.toMatchObject({ faults: [{ path: "lines.0.lineNo", code: "supply.line_unknown" }] });
    await expect(receive(1)).rejects.toMatchObject({ faults: [{ path: "lines.0.unitCost", code: "stock.cost_missing" }] });
  });

  it("keeps suppliers by code; the same again changes nothing", async () => {
    const upsert = (name: string) => execute(ws.context("warehouse"), upsertSupplier, { code: "S-1", name, city: "Busan" }, key());
    const first = await upsert("Hanjin");
    expect([first.outcome, (await upsert("Hanjin")).outcome, (await upsert("Hanjin Trading")).outcome]).toEqual(["created", "unchanged", "updated"]);
    const supplierId = first.supplierId as IdOf<"supplier">;
    expect(await read(ws.context("warehouse"), getSupplier, { supplierId })).toMatchObject({ name: "Hanjin Trading", city: "Busan", version: 2 });
    await expect(execute(ws.context("warehouse"), createSupplier, { code: "S-1", name: "Twin" }, key())).rejects.toMatchObject({ code: "supply.supplier_code_taken" });
    await expect(execute(ws.context("warehouse"), updateSupplier, { supplierId, version: 1, code: "S-1", name: "Old" }, key())).rejects.toMatchObject({ code: "record.changed" });
    expect((await read(ws.context("warehouse"), listSuppliers, { search: "HANJIN tr" })).rows).toHaveLength(1);
  });

  it("answers another workspace as if nothing existed", async () => {
    const itemId = await item("1");
    const id = await announce(itemId, "1", "2026-03-20");
    const supplierId = (await execute(ws.context("warehouse"), createSupplier, { code: "S-9", name: "Own" }, key())).supplierId as IdOf<"supplier">;
    const stranger = (await openTestWorkspace(database)).context("owner");
    const gone = { code: "record.not_found" };
    await expect(execute(stranger, announceReceipt, { warehouseId, dueOn: "2026-03-20", lines: [{ itemId, quantity: "1" }] }, key())).rejects.toMatchObject(gone);
    await expect(execute(stranger, receiveExpected, { expectedReceiptId: id, lines: [{ lineNo: 1, quantity: "1" }] }, key())).rejects.toMatchObject(gone);
    await expect(execute(stranger, cancelExpected, { expectedReceiptId: id, version: 1 }, key())).rejects.toMatchObject(gone);
    await expect(execute(stranger, updateSupplier, { supplierId, version: 1, code: "X", name: "X" }, key())).rejects.toMatchObject(gone);
    await expect(read(stranger, getExpected, { expectedReceiptId: id })).rejects.toMatchObject(gone);
    await expect(read(stranger, getSupplier, { supplierId })).rejects.toMatchObject(gone);
    expect((await read(stranger, listStock, {})).rows).toEqual([]);
  });

  it("ORD-23: keeps what a supplier supplies, each item once", async () => {
    const itemId = await item("7");
    const supplierId = (await execute(ws.context("warehouse"), createSupplier, { code: "S-7", name: "Linked" }, key())).supplierId as IdOf<"supplier">;
    const link = (context = ws.context("warehouse")) => execute(context, linkSupplierItem, { supplierId, itemId }, key());
    const unlink = (context = ws.context("warehouse")) => execute(context, unlinkSupplierItem, { supplierId, itemId }, key());
    const linkedIds = async () => (await read(ws.context("warehouse"), listSupplierItems, { supplierId })).rows.map((row) => row.itemId);
    expect([(await link()).linked, (await link()).linked]).toEqual([true, false]);
    expect(await linkedIds()).toEqual([itemId]);
    await expect(link(ws.context("sales_rep"))).rejects.toMatchObject({ code: "permission.missing" });
    const stranger = (await openTestWorkspace(database)).context("owner");
    const attempts = [() => link(stranger), () => unlink(stranger), () => read(stranger, listSupplierItems, { supplierId })];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "record.not_found" });
    expect([(await unlink()).unlinked, (await unlink()).unlinked]).toEqual([true, false]);
    expect(await linkedIds()).toEqual([]);
  });
});
