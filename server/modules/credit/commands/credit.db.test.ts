import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace } from "@/db/testing/workspace";
import { createCustomer } from "@/server/modules/customers";
import { recordReceipt } from "@/server/modules/receivables";
import { execute, read } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";
import { creditExposure, creditOfCustomer, decideCredit, holdCustomer, listExposure, lockCreditAccount, releaseCustomer, setCommitment, setCreditLimit } from "..";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function opened() {
  const ws = await openTestWorkspace(database);
  const accountant = ws.context("accountant");
  const { customerId } = await execute(ws.context("owner"), createCustomer, { name: "Hanbit Trading", type: "direct" }, newId());
  const run = <T>(fn: (scope: TenantScope) => Promise<T>) => withTenant(ws.systemContext, fn);
  /** What confirming an order does with credit. */
  const confirm = (orderMinor: bigint) =>
    run(async (scope) => {
      const account = await lockCreditAccount(scope, customerId);
      const { receivableMinor, advanceMinor } = await creditExposure(scope, customerId);
      const decision = decideCredit({ ...account, receivableMinor, advanceMinor, orderMinor, customerHeld: account.held, policy: "hold" });
      if (decision.outcome !== "passed") throw new Error(decision.reason);
      await setCommitment(scope, { customerId, source: { type: "order", id: newId() }, amountMinor: orderMinor });
    });
  return { ws, accountant, customerId, run, confirm };
}

describe("ORD-10 credit confirmation", () => {
  it("gives the last room under the limit to one of many orders at the same moment", async () => {
    const { accountant, customerId, run, confirm } = await opened();
    await execute(accountant, setCreditLimit, { customerId, limitMinor: 1000n }, newId());
    const tries = await Promise.allSettled(Array.from({ length: 9 }, () => confirm(400n)));
    expect(tries.filter((t) => t.status === "fulfilled")).toHaveLength(2);
    expect(await run((scope) => creditExposure(scope, customerId))).toMatchObject({ committedMinor: 800n, exposureMinor: 800n, overMinor: 0n });
  });

  it("sets a commitment absolutely: twice changes nothing, zero ends it", async () => {
    const { customerId, run } = await opened();
    const source = { type: "order", id: newId() };
    const set = (amountMinor: bigint) =>
      run(async (scope) => {
        await lockCreditAccount(scope, customerId);
        return setCommitment(scope, { customerId, source, amountMinor });
      });
    expect([await set(500n), await set(500n), await set(200n), await set(0n), await set(0n)].map((r) => r.committedMinor)).toEqual([500n, 500n, 200n, 0n, 0n]);
    await expect(set(-1n)).rejects.toThrow("never negative");
  });

  it("holds and releases a customer, once each, with reason and right", async () => {
    const { ws, accountant, customerId } = await opened();
    await execute(accountant, holdCustomer, { customerId, reason: "Disputed invoice" }, newId());
    await expect(execute(accountant, holdCustomer, { customerId, reason: "Again" }, newId())).rejects.toMatchObject({ code: "credit.already_held" });
    expect(await read(accountant, creditOfCustomer, { customerId })).toMatchObject({ held: true, holdReason: "Disputed invoice", availableActions: ["set_limit", "release"] });
    await expect(execute(ws.context("sales_rep"), releaseCustomer, { customerId, note: "x" }, newId())).rejects.toMatchObject({ code: "permission.missing" });
    await execute(accountant, releaseCustomer, { customerId, note: "Settled" }, newId());
    await expect(execute(accountant, releaseCustomer, { customerId, note: "x" }, newId())).rejects.toMatchObject({ code: "credit.not_held" });
  });

  it("lists who is over the limit and by how much; an advance makes room", async () => {
    const { accountant, customerId, confirm } = await opened();
    await confirm(1500n);
    await execute(accountant, setCreditLimit, { customerId, limitMinor: 1000n }, newId());
    await execute(accountant, recordReceipt, { customerId, method: "cash", amountMinor: 200n }, newId());
    const over = await read(accountant, listExposure, { state: "over" });
    expect(over.rows).toMatchObject([{ customerId, limitMinor: 1000n, committedMinor: 1500n, advanceMinor: 200n, exposureMinor: 1300n, overMinor: 300n, held: false }]);
    expect(over.totals).toMatchObject({ count: 1, overMinor: 300n });
    await execute(accountant, setCreditLimit, { customerId, limitMinor: null }, newId());
    expect((await read(accountant, listExposure, { state: "over" })).rows).toEqual([]);
    expect((await read(accountant, listExposure, {})).rows).toMatchObject([{ limitMinor: null, overMinor: 0n }]);
  });

  it("PLT-09 a limit is not overwritten that was set since it was seen; the same wish twice is no quarrel", async () => {
    const { accountant, customerId } = await opened();
    const set = (limitMinor: bigint | null, seen: bigint | null, key = newId()) => execute(accountant, setCreditLimit, { customerId, limitMinor, seen: { limitMinor: seen } }, key);
    const key = newId();
    for (let n = 0; n < 2; n += 1) expect(await set(500n, null, key)).toEqual({ limitMinor: 500n, changed: true });
    await expect(set(900n, null)).rejects.toMatchObject({ code: "record.changed", params: { by: "Test accountant" }, faults: [{ path: "limitMinor", code: "record.field_changed", params: { saved: "500", wanted: "900" } }] });
    expect((await read(accountant, creditOfCustomer, { customerId })).limitMinor).toBe(500n);
    expect(await set(500n, 200n)).toEqual({ limitMinor: 500n, changed: false });
    expect(await set(null, 500n)).toEqual({ limitMinor: null, changed: true });
    // Who says nothing of what was seen has the last word, as before.
    expect(await execute(accountant, setCreditLimit, { customerId, limitMinor: 1n }, newId())).toEqual({ limitMinor: 1n, changed: true });
  });

  it("answers for another workspace's customer as for none", async () => {
    const [here, there] = [await opened(), await opened()];
    const foreign = { customerId: there.customerId };
    await expect(execute(here.accountant, setCreditLimit, { ...foreign, limitMinor: 1n }, newId())).rejects.toMatchObject({ code: "record.not_found" });
    await expect(execute(here.accountant, holdCustomer, { ...foreign, reason: "x" }, newId())).rejects.toMatchObject({ code: "record.not_found" });
    await expect(read(here.accountant, creditOfCustomer, foreign)).rejects.toMatchObject({ code: "record.not_found" });
    expect((await read(here.accountant, listExposure, {})).rows).toEqual([]);
  });
});
