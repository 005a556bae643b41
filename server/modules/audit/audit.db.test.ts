import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { tradingCompany, type TradingCompany } from "@/db/testing/trading-company";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { setCreditLimit } from "@/server/modules/credit";
import { addContact, assignOwner } from "@/server/modules/customers";
import { confirmOrder, createOrder, updateOrder } from "@/server/modules/orders";
import { writeComment } from "@/server/modules/records";
import { enterCount, getCount, openCount, receiveGoods } from "@/server/modules/stock";
import { describeError } from "@/server/platform/describe-error";
import { execute, read, type InputOf } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { auditOfRecord } from "./index";

let database: TestDatabase;
let ws: TestWorkspace;
let company: TradingCompany;
let itemId: string;
beforeAll(async () => {
  database = await testDatabase();
  ws = await openTestWorkspace(database);
  company = await tradingCompany(ws);
  itemId = await company.item({ onHand: "10" });
});
afterAll(() => database.drop());

type Who = Parameters<TestWorkspace["context"]>[0];
const trail = (who: Who, input: InputOf<typeof auditOfRecord>) => read(ws.context(who), auditOfRecord, input);
const codeOf = (attempt: Promise<unknown>) => attempt.then(() => "ok", (error: unknown) => describeError(error).code);

describe("PLT-12 the trail of a record", () => {
  it("tells who did what to an order, newest first, with values that read", async () => {
    const customerId = await company.customer();
    const rep = ws.context("sales_rep");
    const draft = { customerId, lines: [{ itemId, quantity: "1" }] };
    const { orderId } = await execute(rep, createOrder, draft, newId());
    await execute(ws.context("sales_manager"), updateOrder, { ...draft, orderId, version: 1, carrier: "Hanjin", salesUserId: ws.users.sales_manager.userId }, newId());
    await execute(rep, confirmOrder, { orderId }, newId());

    const { rows, nextCursor } = await trail("warehouse", { type: "order", id: orderId });
    expect(rows.map((r) => [r.action, r.person])).toEqual([
      ["orders.confirm-order", "Test sales_rep"], ["orders.update-order", "Test sales_manager"], ["orders.create-order", "Test sales_rep"],
    ]);
    expect(rows[0]?.changes).toEqual([{ field: "confirmation", before: "draft", after: "confirmed" }]);
    expect(rows[1]?.changes).toContainEqual({ field: "carrier", before: null, after: "Hanjin" });
    expect(rows[1]?.changes).toContainEqual({ field: "salesUserId", before: "Test sales_rep", after: "Test sales_manager" });
    expect(rows[2]?.changes).toContainEqual({ field: "grossMinor", before: null, after: "1100" });
    expect(nextCursor).toBeNull();

    const first = await trail("owner", { type: "order", id: orderId, limit: 2 });
    const second = await trail("owner", { type: "order", id: orderId, limit: 2, cursor: first.nextCursor });
    expect([...first.rows, ...second.rows].map((r) => r.id)).toEqual(rows.map((r) => r.id));
  });

  it("has a customer's documents in it, in order of time, each with the way to it (CUS-05)", async () => {
    const customerId = await company.customer();
    const { orderId, number } = await execute(ws.context("sales_rep"), createOrder, { customerId, lines: [{ itemId, quantity: "1" }] }, newId());
    await execute(ws.context("owner"), addContact, { customerId, name: "Lee Hana" }, newId());
    await execute(ws.context("sales_rep"), confirmOrder, { orderId }, newId());
    const { rows } = await trail("sales_rep", { type: "customer", id: customerId });
    expect(rows.map((row) => row.action)).toEqual(["orders.confirm-order", "customers.add-contact", "orders.create-order", "customers.create-customer"]);
    expect(rows[0]).toMatchObject({ part: number, document: { type: "order", id: orderId } });
    expect(rows[1]?.document).toBeNull();
  });

  it("has a customer's contacts in it, and credit only for those who see credit", async () => {
    const customerId = await company.customer();
    await execute(ws.context("owner"), addContact, { customerId, name: "Park Jiwoo" }, newId());
    await execute(ws.context("owner"), setCreditLimit, { customerId, limitMinor: 5_000n }, newId());
    const actions = async (who: Who) => (await trail(who, { type: "customer", id: customerId })).rows.map((r) => r.action);
    expect(await actions("accountant")).toEqual(["credit.set-credit-limit", "customers.add-contact", "customers.create-customer"]);
    expect(await actions("warehouse")).toEqual(["customers.add-contact", "customers.create-customer"]);
    const [added] = (await trail("warehouse", { type: "customer", id: customerId })).rows;
    expect(added?.part).toBe("Park Jiwoo");
  });

  it("is there for no one who may not see the record", async () => {
    const customerId = await company.customer();
    const { orderId } = await execute(ws.context("owner"), createOrder, { customerId, lines: [{ itemId, quantity: "1" }] }, newId());
    const restricted: Who = { role: "sales_rep", ownCustomersOnly: true };
    expect(await codeOf(trail(restricted, { type: "customer", id: customerId }))).toBe("record.not_found");
    expect(await codeOf(trail(restricted, { type: "order", id: orderId }))).toBe("record.not_found");
    await execute(ws.context("owner"), assignOwner, { customerIds: [customerId], ownerUserId: ws.users.sales_rep.userId }, newId());
    expect(await codeOf(trail(restricted, { type: "order", id: orderId }))).toBe("ok");
    expect(await codeOf(trail("agent", { type: "order", id: orderId }))).toBe("permission.missing");
    expect(await codeOf(trail("warehouse", { type: "invoice", id: newId() }))).toBe("permission.missing");
    const foreign = await openTestWorkspace(database);
    expect(await codeOf(read(foreign.context("owner"), auditOfRecord, { type: "order", id: orderId }))).toBe("record.not_found");
    expect(await codeOf(trail("owner", { type: "shipment", id: orderId }))).toBe("record.not_found");
  });

  it("PLT-12 INV-09 tells of a stock count and of a stock document, what goods cost only to those who see costs", async () => {
    const { warehouseId } = company;
    const { countId, number } = await execute(ws.context("warehouse"), openCount, { warehouseId: warehouseId as never }, newId());
    const [line] = (await read(ws.context("warehouse"), getCount, { countId: countId as never })).lines;
    await execute(ws.context("warehouse"), enterCount, { countId: countId as never, lines: [{ itemId: line?.itemId as never, locationId: line?.locationId as never, was: null, counted: "9" }] }, newId());
    const counted = (await trail("warehouse", { type: "stock_count", id: countId as never })).rows;
    expect(counted.map((r) => [r.action, r.person])).toEqual([["stock.enter-count", "Test warehouse"], ["stock.open-count", "Test warehouse"]]);
    await execute(ws.context("accountant"), writeComment, { type: "stock_count", id: countId as never, body: `Recount ${number}`, mentions: [] }, newId());
    expect((await trail("warehouse", { type: "stock_count", id: countId as never, show: "comments" })).rows.map((r) => r.comment?.body)).toEqual([`Recount ${number}`]);

    const { documentId } = await execute(ws.context("owner"), receiveGoods, { warehouseId: warehouseId as never, lines: [{ itemId: itemId as never, quantity: "2", unitCost: "7" }] }, newId());
    const fields = async (who: Who) => (await trail(who, { type: "stock_document", id: documentId as never })).rows.flatMap((r) => r.changes.map((change) => change.field));
    expect(await fields("accountant")).toEqual(["lines", "totalMinor"]);
    expect(await fields("warehouse")).not.toContain("totalMinor");
    const foreign = await openTestWorkspace(database);
    for (const [type, id] of [["stock_count", countId], ["stock_document", documentId]] as const) {
      expect(await codeOf(read(foreign.context("owner"), auditOfRecord, { type, id: id as never }))).toBe("record.not_found");
    }
  });
});
