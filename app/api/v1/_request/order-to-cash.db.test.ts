import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { apiKeyText, createApiKey } from "@/server/modules/workspaces";
import { execute } from "@/server/platform/command";
import { handleRequest } from "./handle-request";

let database: TestDatabase;
let ws: TestWorkspace;
let key: string;

beforeAll(async () => {
  process.env["DATABASE_URL"] ??= "postgres://unused:unused@127.0.0.1:1/unused";
  process.env["NEXTAUTH_URL"] ??= "http://127.0.0.1:3000";
  database = await testDatabase();
  ws = await openTestWorkspace(database, { currency: "USD", country: "US", timeZone: "America/New_York" });
  const made = await execute(ws.context("owner"), createApiKey, { name: "Story", role: "owner" }, randomUUID());
  key = apiKeyText(made.apiKeyId);
});
afterAll(() => database.drop());

interface Answer {
  status: number;
  body: Record<string, unknown>;
  headers: Headers;
}

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await handleRequest(
    new Request(`http://naru.test/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(method === "GET" ? {} : { "content-type": "application/json", "idempotency-key": randomUUID() }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    }),
    () => ({ database: ws.database, clock: ws.clock }),
  );
  return { status: response.status, body: (await response.json()) as Answer["body"], headers: response.headers };
}

async function ok<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await call(method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body as T;
}

type Ref = { id: string; number: string };

describe("PLT-05 order to cash through the public API", () => {
  it("goes from a new customer to money in the bank, and the books agree", async () => {
    const { rows: units } = await ok<{ rows: Ref[] }>("GET", "/units");
    const { rows: houses } = await ok<{ rows: Ref[] }>("GET", "/warehouses");
    const { rows: banks } = await ok<{ rows: Ref[] }>("GET", "/bank-accounts");
    const { rows: lists } = await ok<{ rows: (Ref & { isBase: boolean; currency: string })[] }>("GET", "/price-lists");
    const address = { label: "Main", line1: "1 Harbour Road", country: "US" };
    const customer = await ok<Ref>("POST", "/customers", { name: "Blue Ferry", type: "direct", endUse: "own use", addresses: [{ kind: "ship_to", ...address }, { kind: "bill_to", ...address }] });
    const item = await ok<Ref>("POST", "/items", { code: "PUMP", name: "Pump", unitId: units[0]?.id });
    await ok("POST", `/price-lists/${lists.find((l) => l.isBase)?.id}/entries`, { entries: [{ itemId: item.id, unitPrice: "12.5" }] });
    const received = await ok<{ total: string; currency: string }>("POST", "/stock/receipts", { warehouseId: houses[0]?.id, lines: [{ itemId: item.id, quantity: "100", unitCost: "7.25" }] });
    expect(received).toMatchObject({ total: "725.00", currency: "USD" });

    const order = await ok<Ref & { status: string; lineIds: string[] }>("POST", "/orders", { customerId: customer.id, confirm: true, channel: "web", externalKey: "W-1", lines: [{ itemId: item.id, quantity: "10" }] });
    expect(order.status).toBe("confirmed");
    const { shipments } = await ok<{ shipments: Ref[] }>("POST", "/shipments", { lines: [{ orderLineId: order.lineIds[0], quantity: "10" }] });
    await ok("POST", `/shipments/${shipments[0]?.id}/dispatch`, { carrier: "Ferry Line", trackingNumber: "FL-1" });
    const invoice = await ok<Ref & { gross: string }>("POST", "/invoices", { shipmentIds: [shipments[0]?.id] });
    const { rows: owed } = await ok<{ rows: (Ref & { open: string })[] }>("GET", `/receivables?customerId=${customer.id}`);
    expect(owed[0]?.open).toBe(invoice.gross);
    await ok("POST", "/receipts", { customerId: customer.id, method: "transfer", bankAccountId: banks[0]?.id, amount: invoice.gross, currency: "USD", allocations: [{ receivableId: owed[0]?.id, amount: invoice.gross }] });
    const shown = await ok<{ paid: string; channel: string; externalKey: string; lines: { shipped: string }[] }>("GET", `/orders/${order.id}`);
    expect(shown).toMatchObject({ paid: invoice.gross, channel: "web", externalKey: "W-1", lines: [{ shipped: "10" }] });
    const found = await ok<{ rows: Ref[] }>("GET", `/orders?customerId=${customer.id}&limit=40`);
    expect(found.rows).toHaveLength(1);
    const balance = await ok<{ totals: { debit: string; credit: string } }>("GET", "/trial-balance");
    expect(balance.totals.debit).toBe(balance.totals.credit);
    expect(await ok("GET", "/books-check")).toMatchObject({ differenceCount: 0 });
  });

  it("tells every fault with its place in what was sent", async () => {
    const answer = await call("POST", "/receipts", { customerId: "x", method: "transfer", amount: "1.234", allocations: [{ receivableId: "y", amount: 5 }], colour: "red" });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    const errors = (answer.body["errors"] as { pointer: string; code: string }[]).map((e) => `${e.pointer} ${e.code}`);
    expect(errors.sort()).toEqual(["/allocations/0/amount api.amount", "/allocations/0/receivableId input.id", "/amount api.amount", "/colour input.unknown_field", "/customerId input.id"]);
  });

  it("wants a key, a known path, the right method and an idempotency key", async () => {
    expect((await call("GET", "/orders", undefined, { authorization: "Bearer naru_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" })).status).toBe(401);
    expect((await call("GET", "/nothing")).status).toBe(404);
    const wrong = await call("DELETE", "/orders");
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST, GET, HEAD, OPTIONS"]);
    const keyless = await call("POST", "/orders", {}, { "idempotency-key": "" });
    expect([keyless.status, keyless.body["code"]]).toEqual([400, "api.idempotency_key_missing"]);
    expect(keyless.headers.get("ratelimit-limit")).toBe("60000");
  });
});
