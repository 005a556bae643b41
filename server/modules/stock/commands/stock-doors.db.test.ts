import postgres, { type Sql } from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { plantDemand, plantGoods, type PlantedGoods } from "@/db/testing/goods-on-shelf";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { postCount } from "@/server/flows/stock-take";
import { reserveDemand } from "@/server/modules/promising";
import { execute, read } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import type { IdOf } from "@/server/kernel/ids";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";
import {
  adjustStock, cancelCount, createLocation, createWarehouse, enterCount, getCount, getDocument, installDefaultWarehouse, issueStock, itemLocations, listMoves,
  listWarehouses, lockBalances, openCount, receiveGoods, scrapStock, transferStock, updateLocation, updateWarehouse, upsertOpeningStock,
} from "..";

describe("INV-01, INV-02, INV-08, INV-09 stock documents", () => {
  let database: TestDatabase;
  let owner: Sql;
  let ws: TestWorkspace;
  let goods: PlantedGoods;
  let warehouseId: IdOf<"warehouse">;
  let second: IdOf<"warehouse">;
  const run = <T>(fn: (scope: TenantScope) => Promise<T>) => withTenant(ws.systemContext, fn);
  const key = () => newId();

  beforeAll(async () => {
    database = await testDatabase();
    owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
    ws = await openTestWorkspace(database, { currency: "USD", country: "US", timeZone: "UTC" });
    goods = await plantGoods(database, ws);
    warehouseId = (await run((scope) => installDefaultWarehouse(scope))).warehouseId as IdOf<"warehouse">;
    second = (await execute(ws.context("warehouse"), createWarehouse, { code: "W2", name: "Second" }, key())).warehouseId as IdOf<"warehouse">;
  });
  afterAll(async () => {
    await Promise.all([goods.end(), owner.end({ timeout: 5 })]);
    await database.drop();
  });

  /** What must hold after every document, from the base tables alone. */
  afterEach(async () => {
    const tenantId = ws.workspace.tenantId;
    const wrong = await owner`
      select b.item_id from stock_balances b
      left join (select item_id, warehouse_id, sum(quantity) q, sum(value_minor) v from stock_moves where tenant_id = ${tenantId} group by 1, 2) m using (item_id, warehouse_id)
      left join (select item_id, warehouse_id, sum(on_hand) q from location_balances where tenant_id = ${tenantId} group by 1, 2) l using (item_id, warehouse_id)
      left join (select item_id, warehouse_id, sum(quantity) q from stock_reservations where tenant_id = ${tenantId} group by 1, 2) r using (item_id, warehouse_id)
      where b.tenant_id = ${tenantId} and (b.on_hand <> coalesce(m.q, 0) or b.value_minor <> coalesce(m.v, 0) or b.on_hand <> coalesce(l.q, 0)
        or b.reserved <> coalesce(r.q, 0) or b.on_hand < 0 or b.reserved > b.on_hand or (b.on_hand = 0 and b.value_minor <> 0))`;
    const [value] = await owner<{ stock: string; ledger: string }[]>`
      select (select coalesce(sum(value_minor), 0) from stock_balances where tenant_id = ${tenantId}) as stock,
        (select coalesce(sum(debit_minor - credit_minor), 0) from journal_lines l join accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id
          where l.tenant_id = ${tenantId} and a.role = 'inventory') as ledger`;
    expect(wrong).toEqual([]);
    expect(value?.stock).toBe(value?.ledger);
  });

  const item = async (standardCost: string | null = null) => (await goods.item({ standardCost })) as IdOf<"item">;
  const receive = (lines: { itemId: IdOf<"item">; quantity: string; unitCost?: string }[], at = warehouseId, k = key()) =>
    execute(ws.context("warehouse"), receiveGoods, { warehouseId: at, lines }, k);
  const balance = async (itemId: string, at: string = warehouseId) => (await run((scope) => lockBalances(scope, [{ itemId, warehouseId: at }]))).get(`${itemId}:${at}`);
  const ledgerOf = async (role: string) => {
    const [row] = await owner<{ sum: string }[]>`select coalesce(sum(debit_minor - credit_minor), 0) as sum from journal_lines l
      join accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id where l.tenant_id = ${ws.workspace.tenantId} and a.role = ${role}`;
    return BigInt(row?.sum ?? "0");
  };

  it("receives at the given cost, else the standard cost, and twice with one key only once", async () => {
    const [a, b] = [await item(), await item("2.5")];
    const before = await ledgerOf("goods_received_clearing");
    const k = key();
    const first = await receive([{ itemId: a, quantity: "4", unitCost: "1.25" }, { itemId: b, quantity: "2" }], warehouseId, k);
    const again = await receive([{ itemId: a, quantity: "4", unitCost: "1.25" }, { itemId: b, quantity: "2" }], warehouseId, k);
    expect(again).toEqual(first);
    expect(first.totalMinor).toBe(1000n);
    expect(await balance(a)).toEqual({ onHand: "4", reserved: "0", valueMinor: 500n });
    expect((await ledgerOf("goods_received_clearing")) - before).toBe(-1000n);
    const document = await read(ws.context("accountant"), getDocument, { documentId: first.documentId as IdOf<"stock_document"> });
    expect(document).toMatchObject({ kind: "receipt", moves: [{ quantity: "4", valueMinor: 500n }, { quantity: "2", valueMinor: 500n }] });
    expect((await read(ws.context("warehouse"), getDocument, { documentId: first.documentId as IdOf<"stock_document"> })).moves[0]?.valueMinor).toBeNull();
  });

  it("refuses a receipt that nobody can value, services, and too many decimals, all at once", async () => {
    const [bare, service] = [await item(), (await goods.item({ kind: "service" })) as IdOf<"item">];
    await expect(receive([{ itemId: bare, quantity: "1" }])).rejects.toMatchObject({ code: "stock.lines_faulty", faults: [{ path: "lines.0.unitCost", code: "stock.cost_missing" }] });
    await expect(receive([{ itemId: service, quantity: "1", unitCost: "1" }, { itemId: bare, quantity: "1.005", unitCost: "1" }])).rejects.toMatchObject({
      faults: [{ path: "lines.0.itemId", code: "stock.item_without_stock" }, { path: "lines.1.quantity", code: "stock.too_many_decimals" }],
    });
    await expect(execute(ws.context("sales_rep"), receiveGoods, { warehouseId, lines: [{ itemId: bare, quantity: "1", unitCost: "1" }] }, key())).rejects.toMatchObject({ code: "permission.missing" });
  });

  it("issues at the moving average and all of the value with the last piece", async () => {
    const itemId = await item();
    await receive([{ itemId, quantity: "2", unitCost: "1" }, { itemId, quantity: "1", unitCost: "8" }]);
    const source = { type: "test", id: newId(), number: null };
    const issue = (quantity: string) => run(async (scope) => {
      const issued = await issueStock(scope, { on: scope.today, source, lines: [{ sourceLineId: null, itemId, warehouseId, quantity }] });
      return issued.map((line) => line.costMinor);
    });
    await expect(issue("4")).rejects.toMatchObject({ code: "stock.short", params: { wanted: "4", available: "3" } });
    const scrapped = await execute(ws.context("warehouse"), scrapStock, { warehouseId, reason: "broken", lines: [{ itemId, quantity: "1" }] }, key());
    expect(scrapped.costMinor).toBe(333n);
    expect((await execute(ws.context("warehouse"), scrapStock, { warehouseId, reason: "broken", lines: [{ itemId, quantity: "1" }, { itemId, quantity: "1" }] }, key())).costMinor).toBe(667n);
    expect(await balance(itemId)).toEqual({ onHand: "0", reserved: "0", valueMinor: 0n });
  });

  it("brings opening stock in once per item and location", async () => {
    const itemId = await item();
    const lines = [{ itemId, quantity: "7", unitCost: "3" }];
    const open = () => execute(ws.context("accountant"), upsertOpeningStock, { warehouseId, lines }, key());
    const before = await ledgerOf("opening_balance");
    expect(await open()).toMatchObject({ added: 1, present: 0 });
    expect(await open()).toMatchObject({ documentId: null, added: 0, present: 1 });
    expect(await balance(itemId)).toMatchObject({ onHand: "7", valueMinor: 2100n });
    expect((await ledgerOf("opening_balance")) - before).toBe(-2100n);
    await expect(execute(ws.context("accountant"), upsertOpeningStock, { warehouseId, lines: [{ itemId, quantity: "8", unitCost: "3" }] }, key())).rejects.toMatchObject({
      faults: [{ code: "stock.opening_differs", params: { quantity: "7" } }],
    });
  });

  it("transfers at cost between warehouses, and within one without touching its balance", async () => {
    const itemId = await item();
    await receive([{ itemId, quantity: "10", unitCost: "2" }]);
    const [line] = await plantDemand(ws, goods, { itemId, warehouseId, quantities: ["4"] });
    await run((scope) => reserveDemand(scope, [{ demandLineId: line!, itemId, warehouseId, quantity: "4" }]));
    const transfer = (quantity: string) => execute(ws.context("warehouse"), transferStock, { warehouseId, toWarehouseId: second, lines: [{ itemId, quantity }] }, key());
    await expect(transfer("7")).rejects.toMatchObject({ code: "stock.short", params: { available: "6" } });
    await transfer("6");
    expect([await balance(itemId), await balance(itemId, second)]).toMatchObject([{ onHand: "4", valueMinor: 800n }, { onHand: "6", valueMinor: 1200n }]);
    const { locationId } = await execute(ws.context("warehouse"), createLocation, { warehouseId, code: "B-02" }, key());
    const places = await read(ws.context("warehouse"), itemLocations, { itemId });
    const from = places.places.find((p) => p.warehouseId === warehouseId)!.locationId as IdOf<"location">;
    const within = { warehouseId, toWarehouseId: warehouseId, lines: [{ itemId, quantity: "3", locationId: from, toLocationId: locationId as IdOf<"location"> }] };
    await execute(ws.context("warehouse"), transferStock, within, key());
    expect(await balance(itemId)).toMatchObject({ onHand: "4", reserved: "4", valueMinor: 800n });
    expect((await read(ws.context("warehouse"), itemLocations, { itemId })).places.map((p) => [p.locationCode, p.onHand])).toContainEqual(["B-02", "3"]);
    await expect(execute(ws.context("warehouse"), transferStock, { ...within, lines: [{ itemId, quantity: "1", locationId: from, toLocationId: from }] }, key())).rejects.toMatchObject({ faults: [{ code: "stock.same_location" }] });
    await expect(execute(ws.context("warehouse"), transferStock, within, key())).rejects.toMatchObject({ code: "stock.short_at_location", params: { available: "1" } });
  });

  it("adjusts up at the average and down at cost, never below what is reserved", async () => {
    const itemId = await item();
    await receive([{ itemId, quantity: "3", unitCost: "3.3333" }]);
    const adjust = (quantity: string) => execute(ws.context("accountant"), adjustStock, { warehouseId, reason: "found", lines: [{ itemId, quantity }] }, key());
    expect((await adjust("2")).differenceMinor).toBe(667n);
    expect((await adjust("-4")).differenceMinor).toBe(-1334n);
    expect(await balance(itemId)).toMatchObject({ onHand: "1", valueMinor: 333n });
    const [line] = await plantDemand(ws, goods, { itemId, warehouseId, quantities: ["1"] });
    await run((scope) => reserveDemand(scope, [{ demandLineId: line!, itemId, warehouseId, quantity: "1" }]));
    await expect(adjust("-1")).rejects.toMatchObject({ code: "stock.short", params: { available: "0" } });
    expect((await read(ws.context("accountant"), listMoves, { itemId, limit: 2 })).rows.map((row) => row.quantity)).toEqual(["-4", "2"]);
  });

  it("counts, posts the differences and gives back the newest reservations that nothing covers any more", async () => {
    const [itemId, extra] = [await item(), await item("1")];
    await receive([{ itemId, quantity: "10", unitCost: "1" }]);
    const lines = await plantDemand(ws, goods, { itemId, warehouseId, quantities: ["4", "5"] });
    for (const [i, quantity] of ["4", "5"].entries()) {
      ws.clock.set(`2026-03-12T0${4 + i}:00:00Z`);
      await run((scope) => reserveDemand(scope, [{ demandLineId: lines[i]!, itemId, warehouseId, quantity }]));
    }
    const opened = await execute(ws.context("warehouse"), openCount, { warehouseId }, key());
    const countId = opened.countId as IdOf<"stock_count">;
    const shown = await read(ws.context("warehouse"), getCount, { countId });
    const line = shown.lines.find((l) => l.itemId === itemId)!;
    const locationId = line.locationId as IdOf<"location">;
    expect(line).toMatchObject({ bookQuantity: "10", countedQuantity: null });
    const enter = (was: string | null, counted: string) => execute(ws.context("warehouse"), enterCount, { countId, lines: [{ itemId, locationId, was, counted }] }, key());
    await enter(null, "6");
    // INV-09: whoever was slower learns who counted what, and when.
    const told = { by: "Test warehouse", at: ws.clock.now().toISOString(), counted: "6", unit: line.unitCode, item: line.itemCode, location: line.locationCode };
    await expect(enter(null, "5")).rejects.toMatchObject({ code: "stock.count_line_changed", params: told });
    expect((await read(ws.context("accountant"), getCount, { countId })).lines.find((l) => l.itemId === itemId)).toMatchObject({ countedByName: "Test warehouse", countedAt: ws.clock.now() });
    await enter("6", "5");
    await execute(ws.context("warehouse"), enterCount, { countId, lines: [{ itemId: extra, locationId, was: null, counted: "2" }] }, key());
    await expect(execute(ws.context("accountant"), postCount, { countId, version: shown.version }, key())).rejects.toMatchObject({ code: "stock.count_changed" });
    const { version, availableActions } = await read(ws.context("accountant"), getCount, { countId });
    expect(availableActions).toEqual(["post"]);
    const posted = await execute(ws.context("accountant"), postCount, { countId, version }, key());
    expect(posted).toMatchObject({ differences: 2, differenceMinor: -300n, releases: [{ demandLineId: lines[1], quantity: "4" }] });
    expect(await balance(itemId)).toMatchObject({ onHand: "5", reserved: "5" });
    expect(await balance(extra)).toMatchObject({ onHand: "2", valueMinor: 200n });
    const [event] = await owner<{ payload: unknown }[]>`select payload from outbox_events where type = 'stock.reservations_released' and tenant_id = ${ws.workspace.tenantId}`;
    expect(event?.payload).toMatchObject({ countId, releases: [{ demandLineId: lines[1], quantity: "4" }] });
    const demand = await owner<{ reserved: string }[]>`select reserved from demand_lines where id in ${owner(lines)} order by line_no`;
    expect(demand.map((d) => Number(d.reserved))).toEqual([4, 1]);
    await expect(execute(ws.context("accountant"), postCount, { countId, version: version + 1 }, key())).rejects.toMatchObject({ code: "stock.count_not_open" });
    const done = await read(ws.context("accountant"), getCount, { countId });
    expect(done.lines.find((l) => l.itemId === itemId)).toMatchObject({ differenceQuantity: "-5", differenceValueMinor: -500n });
  });

  it("gives a count up without posting", async () => {
    const opened = await execute(ws.context("warehouse"), openCount, { warehouseId }, key());
    const countId = opened.countId as IdOf<"stock_count">;
    await execute(ws.context("warehouse"), cancelCount, { countId, version: 1 }, key());
    expect(await read(ws.context("warehouse"), getCount, { countId })).toMatchObject({ status: "cancelled", availableActions: [] });
    await expect(execute(ws.context("warehouse"), cancelCount, { countId, version: 2 }, key())).rejects.toMatchObject({ code: "stock.count_not_open" });
  });

  it("keeps warehouses with goods, and tells two who edit one", async () => {
    const [, other] = await read(ws.context("warehouse"), listWarehouses, {});
    const edit = { warehouseId: second, version: other!.version, code: "W2", name: "Second house" };
    await expect(execute(ws.context("warehouse"), updateWarehouse, { ...edit, archived: true }, key())).rejects.toMatchObject({ code: "stock.warehouse_has_stock" });
    await execute(ws.context("warehouse"), updateWarehouse, edit, key());
    await expect(execute(ws.context("warehouse"), updateWarehouse, edit, key())).rejects.toMatchObject({ code: "record.changed" });
    await expect(execute(ws.context("warehouse"), createWarehouse, { code: "W2", name: "Twin" }, key())).rejects.toMatchObject({ code: "stock.code_taken" });
  });

  it("tells two who edit one place of a warehouse (PLT-09)", async () => {
    const [house] = await read(ws.context("warehouse"), listWarehouses, {});
    const place = house!.locations.find(({ isDefault }) => isDefault)!;
    const edit = (name: string, version: number, at = ws) =>
      execute(at.context("warehouse"), updateLocation, { locationId: place.id as IdOf<"location">, version, code: place.code, name, isDefault: true }, key());
    expect(await edit("Near the door", place.version)).toMatchObject({ version: place.version + 1 });
    await expect(edit("At the back", place.version)).rejects.toMatchObject({ code: "record.changed", params: { by: "Test warehouse" } });
    expect(await edit("At the back", place.version + 1)).toMatchObject({ version: place.version + 2 });
    await expect(edit("Theirs", 1, await openTestWorkspace(database))).rejects.toMatchObject({ code: "record.not_found" });
  });

  it("answers another workspace as if nothing existed", async () => {
    const itemId = await item("1");
    const received = await receive([{ itemId, quantity: "1" }]);
    const opened = await execute(ws.context("warehouse"), openCount, { warehouseId }, key());
    const stranger = (await openTestWorkspace(database)).context("owner");
    const gone = { code: "record.not_found" };
    const lines = [{ itemId, quantity: "1" }];
    await expect(execute(stranger, receiveGoods, { warehouseId, lines }, key())).rejects.toMatchObject(gone);
    await expect(execute(stranger, scrapStock, { warehouseId, reason: "x", lines }, key())).rejects.toMatchObject(gone);
    await expect(execute(stranger, adjustStock, { warehouseId, reason: "x", lines }, key())).rejects.toMatchObject(gone);
    await expect(execute(stranger, transferStock, { warehouseId, toWarehouseId: second, lines }, key())).rejects.toMatchObject(gone);
    await expect(execute(stranger, upsertOpeningStock, { warehouseId, lines }, key())).rejects.toMatchObject(gone);
    await expect(execute(stranger, openCount, { warehouseId }, key())).rejects.toMatchObject(gone);
    await expect(execute(stranger, postCount, { countId: opened.countId as IdOf<"stock_count">, version: 1 }, key())).rejects.toMatchObject(gone);
    await expect(execute(stranger, createLocation, { warehouseId, code: "X" }, key())).rejects.toMatchObject(gone);
    await expect(read(stranger, getDocument, { documentId: received.documentId as IdOf<"stock_document"> })).rejects.toMatchObject(gone);
    await expect(read(stranger, getCount, { countId: opened.countId as IdOf<"stock_count"> })).rejects.toMatchObject(gone);
    await expect(read(stranger, itemLocations, { itemId })).rejects.toMatchObject(gone);
    expect((await read(stranger, listMoves, { itemId })).rows).toEqual([]);
  });
});
