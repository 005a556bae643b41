import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { ask, keyOf, setUpDoor } from "@/server/trpc/leak-matrix/rest-door";
import { createCaller } from "@/server/trpc/root";
import { authenticateApiKey, revokeApiKey } from "@/server/modules/workspaces";
import { execute } from "@/server/platform/command";

let database: TestDatabase;
let ws: TestWorkspace;

vi.hoisted(() => {
  process.env["API_REQUESTS_PER_MINUTE"] = "5";
});

beforeAll(async () => {
  setUpDoor();
  database = await testDatabase();
  ws = await openTestWorkspace(database);
});
afterAll(() => database.drop());

const orders = { method: "GET", path: "/orders" };

describe("PLT-05 keys of programs", () => {
  it("are refused from the request after they were withdrawn (PLT-12)", async () => {
    const key = await keyOf(ws, "owner");
    expect((await ask(ws.database, ws, key, orders)).status).toBe(200);
    const member = await authenticateApiKey(ws.database, { key, now: ws.clock.now() });
    await execute(ws.context("owner"), revokeApiKey, { apiKeyId: (member?.apiKeyId ?? "") as never }, randomUUID());
    const refused = await ask(ws.database, ws, key, orders);
    expect([refused.status, refused.body["code"], refused.headers.get("www-authenticate")]).toEqual([401, "api.key", "Bearer"]);
  });

  it("may do what both their role and their scopes allow", async () => {
    const warehouse = await keyOf(ws, "warehouse", ["orders:read", "orders:write", "invoices:read"]);
    expect((await ask(ws.database, ws, warehouse, orders)).status).toBe(200);
    const beyondRole = await ask(ws.database, ws, warehouse, { method: "GET", path: "/invoices" });
    expect([beyondRole.status, beyondRole.body["code"]]).toEqual([403, "permission.missing"]);
    const beyondScope = await ask(ws.database, ws, warehouse, { method: "GET", path: "/shipments" });
    expect([beyondScope.status, beyondScope.body["code"]]).toEqual([403, "api.scope_missing"]);
  });

  it("are narrowed at the other door as well", async () => {
    const key = await keyOf(ws, "owner", ["orders:read"]);
    const member = await authenticateApiKey(ws.database, { key, now: ws.clock.now() });
    const caller = createCaller({ database: ws.database, clock: ws.clock, requestId: "t", idempotencyKey: randomUUID(), user: null, member, address: null, userAgent: null });
    await expect(caller.orders.list({})).resolves.toMatchObject({ rows: [] });
    await expect(caller.catalog.upsertItem({ code: "X", name: "X" })).rejects.toMatchObject({ message: "permission.missing" });
    await expect(caller.workspaces.apiKeys({})).rejects.toMatchObject({ message: "permission.missing" });
  });
});

describe("PLT-05 limits", () => {
  it("count down, stop at the end and say how long to wait, for each key alone", async () => {
    const [busy, calm] = [await keyOf(ws, "owner"), await keyOf(ws, "owner")];
    const left: (string | null)[] = [];
    for (let n = 0; n < 5; n += 1) left.push((await ask(ws.database, ws, busy, orders)).headers.get("ratelimit-remaining"));
    expect(left).toEqual(["4", "3", "2", "1", "0"]);
    const stopped = await ask(ws.database, ws, busy, orders);
    expect([stopped.status, stopped.body["code"], stopped.headers.get("ratelimit-limit")]).toEqual([429, "api.too_many", "5"]);
    expect(Number(stopped.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await ask(ws.database, ws, calm, orders)).status).toBe(200);
  });
});
