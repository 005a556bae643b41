import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { receivables } from "@/db/schema/receivables";
import { race } from "@/db/testing/race";
import type { Payments } from "@/db/testing/races/allocate-receipts";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { checkBooks } from "@/server/modules/books-check";
import { createCustomer } from "@/server/modules/customers";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";
import { customerBalance, recordOpeningReceivable, recordReceipt } from "..";

let database: TestDatabase;
let ws: TestWorkspace;
let customerId: string;
beforeAll(async () => {
  database = await testDatabase();
  ws = await openTestWorkspace(database);
});
beforeEach(async () => {
  customerId = (await within((scope) => createCustomer.within(scope, { name: "Hanbit Trading", type: "direct" }))).customerId;
});
afterAll(() => database.drop());

const within = <T>(fn: (scope: TenantScope) => Promise<T>) => withTenant(ws.systemContext, fn);

const owed = (scope: TenantScope, number: string, amountMinor: bigint) =>
  recordOpeningReceivable.within(scope, { customerId, number, amountMinor, on: scope.today, dueOn: scope.today }).then((made) => made.receivableId as string);

const advance = (scope: TenantScope, amountMinor: bigint) =>
  recordReceipt.within(scope, { customerId, method: "cash", amountMinor }).then((made) => made.creditId as string);

const pay = (data: Pick<Payments, "amountMinor" | "credits" | "receivables">) =>
  race<Payments>({
    databaseUrl: database.appUrl,
    module: "allocate-receipts",
    run: "payIt",
    attempts: data.credits.length,
    data: { workspace: ws.workspace, at: ws.clock.now().toISOString(), customerId, sharedKey: null, ...data },
  });

const allocatedOf = (receivableId: string) =>
  within(({ db, tenantId }) =>
    db.select({ minor: receivables.allocatedMinor }).from(receivables).where(and(eq(receivables.tenantId, tenantId), eq(receivables.id, receivableId)))).then(([row]) => row?.minor);

async function expectBooksAgree() {
  const { checks } = await within(checkBooks);
  expect(checks.flatMap((c) => c.differences)).toEqual([]);
}

describe("COL-05 many payments at once", () => {
  it("one invoice is paid by exactly as many as fit, advances and new receipts alike, never beyond", async () => {
    const { receivableId, credits } = await within(async (scope) => {
      const made: (string | null)[] = [];
      for (let i = 0; i < 200; i += 1) made.push(i % 4 < 2 ? await advance(scope, 300n) : null);
      return { receivableId: await owed(scope, "OLD-1", 10_000n), credits: made };
    });
    const outcome = await pay({ amountMinor: 300n, credits, receivables: [receivableId] });

    expect(outcome.backends).toBeGreaterThanOrEqual(50);
    expect(outcome.won).toHaveLength(33);
    expect(Object.values(outcome.lostBy).reduce((a, b) => a + b, 0)).toBe(167);
    expect(Object.keys(outcome.lostBy).filter((code) => !["receivables.allocation_faulty", "receivables.receipt_faulty"].includes(code))).toEqual([]);
    expect(await allocatedOf(receivableId)).toBe(9_900n);
    const fresh = outcome.won.filter((w) => credits[w.index] === null).length;
    expect(await within((scope) => customerBalance(scope, customerId))).toMatchObject({ receivableMinor: 100n, advanceMinor: 100n * 300n - BigInt(33 - fresh) * 300n });
    await expectBooksAgree();
  }, 180_000);

  it("one advance pays exactly as many invoices as it reaches", async () => {
    const { creditId, owing } = await within(async (scope) => {
      const made: string[] = [];
      for (let i = 0; i < 100; i += 1) made.push(await owed(scope, `OLD-${i + 2}`, 300n));
      return { creditId: await advance(scope, 1_000n), owing: made };
    });
    const outcome = await pay({ amountMinor: 300n, credits: owing.map(() => creditId), receivables: owing });

    expect(outcome.backends).toBeGreaterThanOrEqual(50);
    expect(outcome.won).toHaveLength(3);
    expect(outcome.lostBy).toEqual({ "receivables.allocation_faulty": 97 });
    expect(await within((scope) => customerBalance(scope, customerId))).toMatchObject({ receivableMinor: 29_100n, advanceMinor: 100n });
    await expectBooksAgree();
  }, 180_000);
});
