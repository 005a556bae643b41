import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEntries, idempotencyRecords } from "@/db/schema/platform";
import { race } from "@/db/testing/race";
import type { Payments } from "@/db/testing/races/allocate-receipts";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { checkBooks } from "@/server/modules/books-check";
import { createCustomer } from "@/server/modules/customers";
import { listReceipts, recordOpeningReceivable, type recordReceipt } from "@/server/modules/receivables";
import { read, type ResultOf } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";

type Receipt = ResultOf<typeof recordReceipt>;

let database: TestDatabase;
let ws: TestWorkspace;
beforeAll(async () => {
  database = await testDatabase();
  ws = await openTestWorkspace(database);
});
afterAll(() => database.drop());

const within = <T>(fn: (scope: TenantScope) => Promise<T>) => withTenant(ws.systemContext, fn);

async function owingCustomer(number: string) {
  return within(async (scope) => {
    const { customerId } = await createCustomer.within(scope, { name: `Owes ${number}`, type: "direct" });
    const { receivableId } = await recordOpeningReceivable.within(scope, { customerId, number, amountMinor: 1_000n, on: scope.today, dueOn: scope.today });
    return { customerId: customerId as string, receivableId: receivableId as string };
  });
}

const send = (data: Pick<Payments, "customerId" | "receivables" | "sharedKey" | "amountMinor">) =>
  race<Payments, Receipt>({
    databaseUrl: database.appUrl,
    module: "allocate-receipts",
    run: "payIt",
    attempts: 200,
    data: { workspace: ws.workspace, at: ws.clock.now().toISOString(), credits: [], ...data },
  });

describe("COL-03 one key, one effect", () => {
  it("two hundred at once record one receipt and all get its answer", async () => {
    const { customerId, receivableId } = await owingCustomer("OLD-1");
    const outcome = await send({ customerId, receivables: [receivableId], amountMinor: 400n, sharedKey: newId() });

    expect(outcome.lostBy).toEqual({});
    expect(outcome.backends).toBeGreaterThanOrEqual(50);
    expect(outcome.won).toHaveLength(200);
    const [first] = outcome.won;
    expect(first?.value).toMatchObject({ allocatedMinor: 400n, advanceMinor: 0n });
    for (const { value } of outcome.won) expect(value).toEqual(first?.value);
    const { rows } = await read(ws.systemContext, listReceipts, { customerId });
    expect(rows.map((r) => r.number)).toEqual([first?.value.number]);
    const trail = await within(({ db, tenantId }) =>
      db.select({ id: auditEntries.id }).from(auditEntries).where(and(eq(auditEntries.tenantId, tenantId), eq(auditEntries.entityType, "receipt"), eq(auditEntries.entityId, first!.value.receiptId))));
    expect(trail).toHaveLength(1);
    expect((await within(checkBooks)).checks.flatMap((c) => c.differences)).toEqual([]);
  }, 180_000);

  it("the same key with other contents does one thing; the others are told, and their copies get the answer", async () => {
    const { customerId, receivableId } = await owingCustomer("OLD-2");
    const other = await owingCustomer("OLD-3");
    const sharedKey = newId();
    // Attempt 0 pays another invoice than all the rest: it is refused, by customer or by key, whoever comes first.
    const outcome = await send({ customerId, receivables: [other.receivableId, receivableId], amountMinor: 400n, sharedKey });

    expect(outcome.won).toHaveLength(199);
    expect(outcome.won.map((w) => w.index)).not.toContain(0);
    expect(new Set(outcome.won.map((w) => w.value.receiptId)).size).toBe(1);
    expect(Object.values(outcome.lostBy)).toEqual([1]);
    expect(["idempotency.key_reused", "receivables.receipt_faulty"]).toContain(Object.keys(outcome.lostBy)[0]);
  }, 180_000);

  it("a refusal keeps nothing: every repetition of it is refused anew and the key stays free", async () => {
    const { customerId, receivableId } = await owingCustomer("OLD-4");
    const sharedKey = newId();
    const outcome = await send({ customerId, receivables: [receivableId], amountMinor: 5_000n, sharedKey });

    expect(outcome.won).toEqual([]);
    expect(outcome.lostBy).toEqual({ "receivables.receipt_faulty": 200 });
    const kept = await within(({ db, tenantId }) =>
      db.select({ id: idempotencyRecords.id }).from(idempotencyRecords).where(and(eq(idempotencyRecords.tenantId, tenantId), eq(idempotencyRecords.key, `race:${sharedKey}`))));
    expect(kept).toEqual([]);
  }, 180_000);
});
