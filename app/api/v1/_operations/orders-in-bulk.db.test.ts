import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { ask, keyOf, setUpDoor } from "@/server/trpc/leak-matrix/rest-door";

let database: TestDatabase;
let ws: TestWorkspace;
let key: string;
let customerId: string;
let itemId: string;

const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => ask(ws.database, ws, key, { method, path, body }, headers);

beforeAll(async () => {
  setUpDoor();
  database = await testDatabase();
  ws = await openTestWorkspace(database);
  key = await keyOf(ws, "owner");
  const unit = ((await send("GET", "/units")).body["rows"] as { id: string }[])[0]?.id;
  customerId = (await send("POST", "/customers", { name: "Web Shop", type: "direct", endUse: "resale", addresses: [{ kind: "ship_to", label: "Main", line1: "1 Harbour Road", country: "KR" }] })).body["id"] as string;
  itemId = (await send("POST", "/items", { code: "BULK", name: "Bulk", unitId: unit })).body["id"] as string;
});
afterAll(() => database.drop());

const order = (n: number) => ({ customerId, channel: "web", externalKey: `W-${n}`, lines: [{ itemId, quantity: "1", unitPrice: "10" }], charges: [{ description: "Freight", amount: "3000" }] });
interface Result { index: number; outcome: string; order: { id: string; number: string } | null; error: { code: string; status: number; errors: { pointer: string; code: string }[] } | null }
const resultsOf = (body: Record<string, unknown>) => body["results"] as Result[];
const ordersThere = async () => ((await send("GET", "/orders?limit=100")).body["rows"] as unknown[]).length;

describe("ORD-21 orders in bulk", () => {
  it("enters the good ones once, tells the faulty ones by index and place, and repeats safely", async () => {
    const { lines: _lines, ...lineless } = order(3);
    const orders = [order(1), { ...order(2), colour: "red" }, lineless, { ...order(4), customerId: randomUUID() }, { ...order(5), charges: [{ description: "Freight", amount: "0.5" }] }, order(1), order(6)];
    const again = { "idempotency-key": randomUUID() };
    const before = await ordersThere();
    const first = await send("POST", "/orders/bulk", { orders }, again);
    expect(first.status, first.text).toBe(200);
    expect(first.body).toMatchObject({ created: 2, failed: 5 });
    expect(resultsOf(first.body).map((one) => [one.index, one.outcome, one.error?.code ?? one.order?.number.length !== 0, one.error?.errors[0]?.pointer])).toEqual([
      [0, "created", true, undefined],
      [1, "failed", "input.invalid", "/orders/1/colour"],
      [2, "failed", "input.invalid", "/orders/2/lines"],
      [3, "failed", "record.not_found", "/orders/3/customerId"],
      [4, "failed", "input.invalid", "/orders/4/charges/0/amount"],
      [5, "failed", "orders.external_key_taken", "/orders/5/externalKey"],
      [6, "created", true, undefined],
    ]);
    const second = await send("POST", "/orders/bulk", { orders }, again);
    expect(second.text).toBe(first.text);
    expect(await ordersThere()).toBe(before + 2);
  });

  it("goes on where a lost request stopped", async () => {
    const again = { "idempotency-key": randomUUID() };
    const part = await send("POST", "/orders/bulk", { orders: [order(11), order(12)] }, again);
    const whole = await send("POST", "/orders/bulk", { orders: [order(11), order(12), order(13)] }, again);
    expect(whole.body, whole.text.slice(0, 600)).toMatchObject({ created: 3, failed: 0 });
    expect(resultsOf(whole.body).slice(0, 2)).toEqual(resultsOf(part.body));
  });

  it("takes a thousand and no more", async () => {
    const many = Array.from({ length: 1001 }, (_, n) => order(1000 + n));
    const refused = await send("POST", "/orders/bulk", { orders: many });
    expect([refused.status, (refused.body["errors"] as { pointer: string; code: string }[])[0]]).toMatchObject([400, { pointer: "/orders", code: "input.too_many" }]);
    const taken = await send("POST", "/orders/bulk", { orders: many.slice(0, 1000) });
    expect(taken.body).toMatchObject({ created: 1000, failed: 0 });
    const page = await send("GET", "/orders?channel=web&limit=100");
    expect((page.body["rows"] as { channel: string }[]).every((row) => row.channel === "web")).toBe(true);
    const next = await send("GET", `/orders?channel=web&limit=100&cursor=${String(page.body["nextCursor"])}`);
    expect(next.body["rows"]).toHaveLength(100);
  }, 180_000);

  it("keeps the channel's own number, and says `api` where no channel is named", async () => {
    const { channel: _channel, externalKey: _key, ...plain } = order(0);
    const made = (await send("POST", "/orders", plain)).body["id"] as string;
    expect((await send("GET", `/orders/${made}`)).body).toMatchObject({ channel: "api", externalKey: null });
  });
});
