import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { creditAccounts } from "@/db/schema/credit";
import { stockBalances } from "@/db/schema/stock";
import { copyDrafts } from "@/db/testing/draft-copies";
import { race } from "@/db/testing/race";
import type { Confirmation, DraftOrders } from "@/db/testing/races/confirm-orders";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { tradingCompany, type TradingCompany } from "@/db/testing/trading-company";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { checkBooks } from "@/server/modules/books-check";
import { setCreditLimit } from "@/server/modules/credit";
import { receiveGoods } from "@/server/modules/stock";
import { createOrder } from "..";

let database: TestDatabase;
let ws: TestWorkspace;
let company: TradingCompany;
beforeAll(async () => {
  database = await testDatabase();
  ws = await openTestWorkspace(database);
  company = await tradingCompany(ws);
});
afterAll(() => database.drop());

/** Drafts of one piece each, the customers taking turns: one of each customer entered, the others copied from it. */
async function drafts(count: number, customers: readonly string[], itemId: string): Promise<DraftOrders["orders"]> {
  const entered = await company.within(async (scope) => {
    const made: DraftOrders["orders"] = [];
    for (const customerId of customers) made.push({ customerId, orderId: (await createOrder.within(scope, { customerId, lines: [{ itemId, quantity: "1" }] })).orderId });
    return made;
  });
  return copyDrafts(database, ws.workspace.tenantId, entered, count);
}

const confirmAll = (orders: DraftOrders["orders"], { attempts, watchExposure }: { attempts: number; watchExposure: boolean }) =>
  race<DraftOrders, Confirmation>({
    databaseUrl: database.appUrl,
    module: "confirm-orders",
    run: "confirmIt",
    attempts,
    data: { workspace: ws.workspace, at: ws.clock.now().toISOString(), orders, watchExposure },
  });

const count = (values: readonly string[]) => Object.fromEntries([...new Set(values)].map((v) => [v, values.filter((x) => x === v).length]));

/** Deadlocks that PostgreSQL found in this database so far; its processes tell what they counted within a second of resting. */
async function deadlocks(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const rows = await company.within(({ db }) => db.execute<{ deadlocks: number }>(sql`select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()`));
  return rows[0]!.deadlocks;
}

async function expectBooksAgree() {
  const { checks } = await company.within(checkBooks);
  expect(checks.flatMap((c) => c.differences)).toEqual([]);
}

describe("ORD-08 many orders for the last piece", () => {
  it("one is confirmed once and has it, the others are stopped", async () => {
    const itemId = await company.item();
    await company.within((scope) => receiveGoods.within(scope, { warehouseId: company.warehouseId, lines: [{ itemId, quantity: "1", unitCost: "600" }] }));
    // Many customers: the credit rows do not line the orders up, only the piece itself does.
    const customers: string[] = [];
    for (let i = 0; i < 25; i += 1) customers.push(await company.customer());
    const outcome = await confirmAll(await drafts(1_000, customers, itemId), { attempts: 1_000, watchExposure: false });

    expect(outcome.lostBy).toEqual({});
    expect(outcome.backends).toBeGreaterThanOrEqual(50);
    expect(outcome.processes).toBe(2);
    expect(count(outcome.won.map((w) => w.value.outcome))).toEqual({ confirmed: 1, stopped: 999 });
    const balances = await company.within(({ db, tenantId }) =>
      db.select({ onHand: stockBalances.onHand, reserved: stockBalances.reserved }).from(stockBalances).where(and(eq(stockBalances.tenantId, tenantId), eq(stockBalances.itemId, itemId))));
    expect(balances.map((b) => [Number(b.onHand), Number(b.reserved)])).toEqual([[1, 1]]);
    await expectBooksAgree();
  }, 180_000);
});

describe("ORD-08 ORD-10 the first orders of a new customer, at the same moment and for the same piece", () => {
  it("wait for one another in one order: none has to be broken off by PostgreSQL", async () => {
    const [itemId, customerId] = [await company.item(), await company.customer()];
    await company.within((scope) => receiveGoods.within(scope, { warehouseId: company.warehouseId, lines: [{ itemId, quantity: "40", unitCost: "600" }] }));
    const before = await deadlocks();
    const outcome = await confirmAll(await drafts(60, [customerId], itemId), { attempts: 60, watchExposure: false });
    expect(outcome.lostBy).toEqual({});
    expect(count(outcome.won.map((w) => w.value.outcome))).toEqual({ confirmed: 40, stopped: 20 });
    expect(await deadlocks() - before).toBe(0);
    await expectBooksAgree();
  });
});

describe("ORD-07 one order, confirmed by many", () => {
  it("is confirmed once", async () => {
    const itemId = await company.item({ kind: "service" });
    const outcome = await confirmAll(await drafts(2, [await company.customer()], itemId), { attempts: 120, watchExposure: false });
    expect(outcome.won).toHaveLength(2);
    expect(outcome.lostBy).toEqual({ "orders.not_a_draft": 118 });
  });
});

describe("ORD-10 many orders against one credit limit", () => {
  it("exactly as many as fit are confirmed, the others are held, and the limit is never passed", async () => {
    const itemId = await company.item({ kind: "service", price: "1000" });
    const customerId = await company.customer();
    // Seven orders of 1,100 with tax, and not quite an eighth.
    const limitMinor = 8_799n;
    await company.within((scope) => setCreditLimit.within(scope, { customerId, limitMinor }));
    const outcome = await confirmAll(await drafts(1_000, [customerId], itemId), { attempts: 1_000, watchExposure: true });

    expect(outcome.lostBy).toEqual({});
    expect(outcome.backends).toBeGreaterThanOrEqual(50);
    expect(count(outcome.won.map((w) => w.value.outcome))).toEqual({ confirmed: 7, held: 993 });
    expect(outcome.won.filter((w) => w.value.exposureMinor === null || w.value.exposureMinor > limitMinor)).toEqual([]);
    const [account] = await company.within(({ db, tenantId }) =>
      db.select({ committedMinor: creditAccounts.committedMinor }).from(creditAccounts).where(and(eq(creditAccounts.tenantId, tenantId), eq(creditAccounts.customerId, customerId))));
    expect(account?.committedMinor).toBe(7_700n);
    await expectBooksAgree();
  }, 180_000);
});
