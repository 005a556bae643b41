import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { ask, keyOf, setUpDoor, type RestAnswer } from "@/server/trpc/leak-matrix/rest-door";

let database: TestDatabase;
let ws: TestWorkspace;
let key: string;
let other: { ws: TestWorkspace; key: string };
let order: { id: string; lineIds: string[] };

const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => ask(ws.database, ws, key, { method, path, body }, headers);
const post = (path: string, body: unknown = {}, headers: Record<string, string> = {}) => send("POST", path, body, headers);
const codeOf = (answer: RestAnswer) => [answer.status, answer.body["code"]];

beforeAll(async () => {
  setUpDoor();
  database = await testDatabase();
  ws = await openTestWorkspace(database);
  key = await keyOf(ws, "owner");
  const theirs = await openTestWorkspace(database);
  other = { ws: theirs, key: await keyOf(theirs, "owner") };
  const [unit] = (await send("GET", "/units")).body["rows"] as { id: string }[];
  const [house] = (await send("GET", "/warehouses")).body["rows"] as { id: string }[];
  const customerId = (await post("/customers", { name: "Held", type: "direct", endUse: "own", addresses: [{ kind: "ship_to", label: "Main", line1: "1 Harbour Road", country: "KR" }] })).body["id"];
  const itemId = (await post("/items", { code: "HOLD", name: "Hold", unitId: unit?.id })).body["id"];
  const list = ((await send("GET", "/price-lists")).body["rows"] as { id: string; isBase: boolean }[]).find((one) => one.isBase);
  await post(`/price-lists/${list?.id}/entries`, { entries: [{ itemId, unitPrice: "100" }] });
  await post("/stock/receipts", { warehouseId: house?.id, lines: [{ itemId, quantity: "10", unitCost: "50" }] });
  order = (await post("/orders", { customerId, confirm: true, lines: [{ itemId, quantity: "4" }] })).body as unknown as typeof order;
});
afterAll(() => database.drop());

const plan = () => post("/shipments", { lines: [{ orderLineId: order.lineIds[0], quantity: "4" }] });

describe("ORD-10 an order whose deliveries are held", () => {
  it("keeps its reservation, is neither planned nor dispatched, and goes on when it is released", async () => {
    const shipment = ((await plan()).body["shipments"] as { id: string }[])[0];
    const again = { "idempotency-key": randomUUID() };
    const held = await post(`/orders/${order.id}/hold`, { reason: "The customer asked to wait" }, again);
    expect(held.body).toMatchObject({ status: "confirmed", deliveryHeld: true });
    expect((await post(`/orders/${order.id}/hold`, { reason: "The customer asked to wait" }, again)).text).toBe(held.text);
    expect(codeOf(await post(`/orders/${order.id}/hold`, { reason: "twice" }))).toEqual([422, "orders.already_held"]);
    expect((await send("GET", `/orders/${order.id}`)).body).toMatchObject({ deliveryHeld: true, lines: [{ reserved: "4" }] });
    expect((await post(`/shipments/${shipment?.id}/dispatch`)).status).toBeGreaterThanOrEqual(409);
    expect((await post(`/orders/${order.id}/release`)).body).toMatchObject({ deliveryHeld: false });
    expect(codeOf(await post(`/orders/${order.id}/release`))).toEqual([422, "orders.delivery_not_held"]);
    expect((await post(`/shipments/${shipment?.id}/dispatch`)).status).toBe(200);
  });

  it("is nobody else's to hold", async () => {
    const attempt = (id: string) => ask(other.ws.database, other.ws, other.key, { method: "POST", path: `/orders/${id}/hold`, body: { reason: "mine" } });
    expect(codeOf(await attempt(order.id))).toEqual([404, "record.not_found"]);
    expect(codeOf(await attempt(order.id))).toEqual(codeOf(await attempt(randomUUID())));
  });
});
