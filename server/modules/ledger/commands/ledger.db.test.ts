import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { calendarDate } from "@/server/kernel/calendar-date";
import { execute, read } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";
import {
  accountLedger, accountsOfRoles, cashPosition, createAccount, getEntry, installChartOfAccounts, listAccounts, listEntries, lockPeriod, periodStatus, postJournal,
  postManualEntry, recordOpeningBalances, requireOpenDate, reverseEntry, reverseJournal, sealJournal, trialBalance, unlockPeriod, updateAccount,
} from "..";

const today = calendarDate("2026-03-12");
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function opened() {
  const ws = await openTestWorkspace(database);
  const { rows } = await read(ws.systemContext, listAccounts, {});
  const byCode = (code: string) => {
    const found = rows.find((a) => a.code === code);
    if (!found) throw new Error(`no account ${code}`);
    return found.id;
  };
  const accountant = ws.context("accountant");
  const entry = (on: string, amountMinor: bigint) =>
    execute(accountant, postManualEntry, { on, memo: "Rent", lines: [{ accountId: byCode("819"), debitMinor: amountMinor }, { accountId: byCode("103"), creditMinor: amountMinor }] }, newId());
  const run = <T>(fn: (scope: TenantScope) => Promise<T>) => withTenant(ws.systemContext, fn);
  return { ws, byCode, accountant, entry, run };
}

async function closing(ws: TestWorkspace, code: string) {
  const { rows } = await read(ws.systemContext, trialBalance, { from: "2026-01-01", to: "2026-12-31" });
  return rows.find((r) => r.code === code)?.closingMinor;
}

describe("FIN-01 journals", () => {
  it("posts what a document gives by role, netted and balanced, and shows it in the trial balance", async () => {
    const { ws, run } = await opened();
    const id = newId();
    const { entryId } = await run((scope) =>
      postJournal(scope, { on: today, memo: "Invoice", source: { type: "invoice", id, number: "INV-2026-00001" }, lines: [
        { role: "accounts_receivable", debitMinor: 1100n, customerId: newId() }, { role: "unbilled_receivables", creditMinor: 1000n }, { role: "output_tax", creditMinor: 100n }, { role: "freight_revenue", creditMinor: 0n },
      ] }),
    );
    const entry = await read(ws.context("accountant"), getEntry, { entryId: entryId ?? "" });
    expect(entry).toMatchObject({ sourceNumber: "INV-2026-00001", availableActions: [] });
    expect(entry.lines.map((l) => [l.accountCode, l.debitMinor, l.creditMinor])).toEqual([["108", 1100n, 0n], ["116", 0n, 1000n], ["255", 0n, 100n]]);
    expect(await closing(ws, "108")).toBe(1100n);
  });

  it("writes nothing when nothing remains, and stops a caller whose entry does not balance", async () => {
    const { run } = await opened();
    const journal = (creditMinor: bigint) => ({ on: today, memo: "x", source: { type: "test", id: newId() }, lines: [{ role: "bank", debitMinor: 5n }, { role: "bank", creditMinor }] as const });
    expect(await run((scope) => postJournal(scope, journal(5n)))).toEqual({ entryId: null });
    await expect(run((scope) => postJournal(scope, journal(4n)))).rejects.toThrow("out of balance by 1");
  });

  it("keeps the chart when it is installed twice", async () => {
    const { ws, run } = await opened();
    const before = await read(ws.systemContext, listAccounts, {});
    const [first, second] = [await run((s) => installChartOfAccounts(s, "KR")), await run((s) => installChartOfAccounts(s, "KR"))];
    expect(second).toEqual(first);
    expect(await read(ws.systemContext, listAccounts, {})).toEqual(before);
  });
});

describe("FIN-01 manual entries", () => {
  it("are posted once per key, numbered later, and found again in the account's ledger with a running balance", async () => {
    const { ws, byCode, accountant, entry } = await opened();
    const input = { on: "2026-03-10", memo: "Rent", lines: [{ accountId: byCode("819"), debitMinor: 500n }, { accountId: byCode("103"), creditMinor: 500n }] };
    const key = newId();
    const [one, again] = [await execute(accountant, postManualEntry, input, key), await execute(accountant, postManualEntry, input, key)];
    expect(again).toEqual(one);
    await entry("2026-03-11", 200n);
    const first = await read(accountant, accountLedger, { accountId: byCode("103"), from: "2026-03-01", to: "2026-03-31", limit: 1 });
    const second = await read(accountant, accountLedger, { accountId: byCode("103"), from: "2026-03-01", to: "2026-03-31", limit: 1, cursor: first.nextCursor });
    expect([...first.rows, ...second.rows].map((r) => r.balanceMinor)).toEqual([-500n, -700n]);
    expect(second.nextCursor).toBeNull();
    expect(second.totals).toEqual({ openingMinor: 0n, debitMinor: 0n, creditMinor: 700n, closingMinor: -700n });
    const journal = await read(ws.systemContext, listEntries, { limit: 1, totals: "bounded" });
    const older = await read(ws.systemContext, listEntries, { limit: 1, cursor: journal.nextCursor });
    expect([...journal.rows, ...older.rows].map((r) => r.amountMinor)).toEqual([200n, 500n]);
    expect(journal.totals?.count).toBe(2);
  });

  it("are refused on sub-ledger accounts and out of balance, with every fault at once", async () => {
    const { accountant, byCode } = await opened();
    const input = { memo: "x", lines: [{ accountId: byCode("108"), debitMinor: 10n }, { accountId: byCode("103"), creditMinor: 9n }] };
    await expect(execute(accountant, postManualEntry, input, newId())).rejects.toMatchObject({
      code: "ledger.entry_faulty",
      faults: [{ path: "lines.0.accountId", code: "ledger.account_is_control" }, { path: "lines", code: "ledger.debits_exceed_credits" }],
    });
  });

  it("are refused to those who may not post, and on another workspace's accounts", async () => {
    const { ws, accountant } = await opened();
    const foreign = await opened();
    const input = { memo: "x", lines: [{ accountId: foreign.byCode("819"), debitMinor: 1n }, { accountId: foreign.byCode("103"), creditMinor: 1n }] };
    await expect(execute(accountant, postManualEntry, input, newId())).rejects.toMatchObject({ faults: [{ code: "ledger.account_unknown" }, { code: "ledger.account_unknown" }] });
    await expect(execute(ws.context("sales_rep"), postManualEntry, input, newId())).rejects.toMatchObject({ code: "permission.missing" });
    const { entryId } = await foreign.entry("2026-03-12", 1n);
    await expect(read(accountant, getEntry, { entryId })).rejects.toMatchObject({ code: "record.not_found" });
    await expect(execute(accountant, reverseEntry, { entryId, reason: "x" }, newId())).rejects.toMatchObject({ code: "record.not_found" });
  });
});

describe("FIN-03 corrections are linked reversals", () => {
  it("takes an entry back once, also when two try at the same time", async () => {
    const { ws, accountant, entry } = await opened();
    const { entryId } = await entry("2026-03-10", 300n);
    const tries = await Promise.allSettled([1, 2].map(() => execute(accountant, reverseEntry, { entryId, reason: "Entered twice" }, newId())));
    expect(tries.map((t) => t.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find((t) => t.status === "rejected")).toMatchObject({ reason: { code: "ledger.entry_reversed" } });
    expect((await read(accountant, getEntry, { entryId })).reversedBy).not.toBeNull();
    expect(await closing(ws, "819")).toBe(0n);
  });

  it("leaves the entries of documents to their documents", async () => {
    const { accountant, run } = await opened();
    const id = newId();
    const { entryId } = await run((scope) => postJournal(scope, { on: today, memo: "x", source: { type: "receipt", id, number: "RC-2026-00001" }, lines: [{ role: "bank", debitMinor: 5n }, { role: "customer_advances", creditMinor: 5n }] }));
    await expect(execute(accountant, reverseEntry, { entryId: entryId ?? "", reason: "x" }, newId())).rejects.toMatchObject({ code: "ledger.entry_of_document", params: { document: "RC-2026-00001" } });
    const { entryIds } = await run((scope) => reverseJournal(scope, { source: { type: "receipt", id }, on: today, memo: "Reversed" }));
    expect(entryIds).toHaveLength(1);
    await expect(run((scope) => reverseJournal(scope, { source: { type: "receipt", id }, on: today, memo: "Again" }))).rejects.toMatchObject({ code: "ledger.entry_reversed" });
  });
});

describe("FIN-01 opening balances and years", () => {
  it("puts the difference against the opening balance account, and last year's result into retained earnings", async () => {
    const { ws, accountant, byCode, entry } = await opened();
    await execute(accountant, recordOpeningBalances, { on: "2025-01-01", lines: [{ accountId: byCode("103"), debitMinor: 9000n }, { accountId: byCode("260"), creditMinor: 4000n }] }, newId());
    await entry("2025-06-30", 1000n);
    await entry("2026-02-01", 50n);
    const { rows, totals } = await read(accountant, trialBalance, { from: "2026-01-01", to: "2026-03-12" });
    const row = (code: string) => rows.find((r) => r.code === code);
    expect(row("399")).toMatchObject({ openingMinor: -5000n, closingMinor: -5000n });
    expect(row("819")).toMatchObject({ openingMinor: 0n, debitMinor: 50n, closingMinor: 50n });
    expect(row("375")).toMatchObject({ openingMinor: 1000n, closingMinor: 1000n });
    expect(totals.openingDebitMinor).toBe(totals.openingCreditMinor);
    expect(totals.closingDebitMinor).toBe(totals.closingCreditMinor);
    const retained = await read(accountant, accountLedger, { accountId: byCode("375"), from: "2026-01-01", to: "2026-03-12" });
    expect(retained.totals.openingMinor).toBe(1000n);
    expect((await read(ws.context("accountant"), cashPosition, {})).totals.availableMinor).toBe(9000n - 1000n - 50n);
  });
});

describe("FIN-01 closed periods", () => {
  it("takes nothing on a closed day, opens again only by an administrator, and keeps the trail", async () => {
    const { ws, accountant, entry } = await opened();
    await entry("2026-02-10", 10n);
    await execute(accountant, lockPeriod, { through: "2026-02-28" }, newId());
    await expect(entry("2026-02-28", 10n)).rejects.toMatchObject({ code: "books.period_locked", params: { through: "2026-02-28" } });
    await entry("2026-03-01", 10n);
    await expect(execute(accountant, lockPeriod, { through: "2026-02-28" }, newId())).rejects.toMatchObject({ code: "ledger.lock_not_later" });
    await expect(execute(accountant, lockPeriod, { through: "2026-03-13" }, newId())).rejects.toMatchObject({ code: "ledger.lock_in_future" });
    await expect(execute(accountant, unlockPeriod, { through: null, reason: "x" }, newId())).rejects.toMatchObject({ code: "permission.missing" });
    await execute(ws.context("admin"), unlockPeriod, { through: "2026-01-31", reason: "A late bill" }, newId());
    await entry("2026-02-28", 10n);
    const status = await read(accountant, periodStatus, {});
    expect(status).toMatchObject({ lockedThrough: "2026-01-31", mayUnlock: false });
    expect(status.history.map((h) => h.action)).toEqual(["ledger.unlock-period", "ledger.lock-period"]);
  });

  it("waits for a posting under way, so that none slips into the period behind the closing", async () => {
    const { ws, accountant } = await opened();
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    let reached = () => {};
    const checked = new Promise<void>((resolve) => (reached = resolve));
    const posting = withTenant(ws.systemContext, async (scope) => {
      await requireOpenDate(scope, calendarDate("2026-02-28"));
      reached();
      await gate;
      return postJournal(scope, { on: calendarDate("2026-02-28"), memo: "slow", source: { type: "test", id: newId() }, lines: [{ role: "bank", debitMinor: 5n }, { role: "cash", creditMinor: 5n }] });
    });
    await checked;
    let closed = false;
    const closingPeriod = execute(accountant, lockPeriod, { through: "2026-02-28" }, newId()).then(() => (closed = true));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(closed).toBe(false);
    release();
    await Promise.all([posting, closingPeriod]);
    expect(closed).toBe(true);
  });

  it("makes a posting wait for a closing under way, and then refuses it", async () => {
    const { ws, accountant, run } = await opened();
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    let reached = () => {};
    const closed = new Promise<void>((resolve) => (reached = resolve));
    const closing = withTenant(accountant, async (scope) => {
      await lockPeriod.within(scope, { through: "2026-02-28" });
      reached();
      await gate;
    });
    await closed;
    const asked = expect(run((scope) => requireOpenDate(scope, calendarDate("2026-02-10")))).rejects.toMatchObject({ code: "books.period_locked" });
    await new Promise((resolve) => setTimeout(resolve, 150));
    release();
    await Promise.all([asked, closing]);
    expect((await read(ws.systemContext, periodStatus, {})).lockedThrough).toBe("2026-02-28");
  });

  it("takes no future day from anyone", async () => {
    const { run } = await opened();
    await expect(run((scope) => requireOpenDate(scope, calendarDate("2026-03-13")))).rejects.toMatchObject({ code: "books.date_future" });
  });
});

describe("FIN-01 numbers without a gap", () => {
  it("numbers by year of the entry's day and chains, once, however often and concurrently it is asked", async () => {
    const { ws, entry, run } = await opened();
    for (const on of ["2025-12-31", "2026-01-01", "2025-12-30", "2026-03-12"]) await entry(on, 10n);
    const sealed = await Promise.all([1, 2, 3].map(() => run((scope) => sealJournal(scope))));
    expect(sealed.reduce((sum, s) => sum + s.sealed, 0)).toBe(4);
    await entry("2026-03-12", 20n);
    await run((scope) => sealJournal(scope));
    const { rows } = await read(ws.systemContext, listEntries, {});
    expect(rows.map((r) => r.number).sort()).toEqual(["JE-2025-00001", "JE-2025-00002", "JE-2026-00001", "JE-2026-00002", "JE-2026-00003"]);
    expect(await run((scope) => sealJournal(scope))).toEqual({ sealed: 0, more: false });
  });
});

describe("FIN-01 the chart of accounts", () => {
  it("takes new accounts, keeps codes unique, guards accounts in use and late edits", async () => {
    const { accountant, byCode, run } = await opened();
    const { accountId } = await execute(accountant, createAccount, { code: "816", name: "Water", type: "expense" }, newId());
    await expect(execute(accountant, createAccount, { code: "816", name: "Gas", type: "expense" }, newId())).rejects.toMatchObject({ code: "ledger.account_code_taken" });
    await execute(accountant, updateAccount, { accountId, version: 1, name: "Water and gas" }, newId());
    await expect(execute(accountant, updateAccount, { accountId, version: 1, archived: true }, newId())).rejects.toMatchObject({ code: "record.changed", params: { by: expect.any(String) as string, fields: "archived" } });
    await expect(execute(accountant, updateAccount, { accountId: byCode("108"), version: 1, archived: true }, newId())).rejects.toMatchObject({ code: "ledger.account_in_use" });
    const roles = await run((scope) => accountsOfRoles(scope, ["bank"]));
    expect(roles.get("bank")).toBe(byCode("103"));
  });
});
