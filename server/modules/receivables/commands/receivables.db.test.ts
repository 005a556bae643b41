import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { calendarDate } from "@/server/kernel/calendar-date";
import { addLegalEntity, createCustomer } from "@/server/modules/customers";
import { cashPosition, listBankAccounts, postJournal, trialBalance } from "@/server/modules/ledger";
import { execute, read } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";
import {
  allocateCredit, allocateReceipt, collectNote, customerAccount, customerBalance, customerBalances, customerStatement, getReceipt, listOpenCredits, listReceipts, listReceivables,
  openCredit, openReceivable, recordOpeningCredit, recordOpeningReceivable, recordReceipt, reverseOpeningCredit, reverseOpeningReceivable, reverseReceipt, suggestReceiptAllocation, undoAllocation,
} from "..";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const day = calendarDate;

async function opened(name = "Hanbit Trading") {
  const ws = await openTestWorkspace(database);
  const accountant = ws.context("accountant");
  const { customerId, legalEntityId } = await execute(ws.context("owner"), createCustomer, { name, type: "direct" }, newId());
  const { rows: banks } = await read(accountant, listBankAccounts, {});
  const bank = banks.find((b) => b.role === "bank")!;
  const run = <T>(fn: (scope: TenantScope) => Promise<T>) => withTenant(ws.systemContext, fn);
  /** What an invoice does: opens the receivable and posts it. */
  const invoice = (number: string, amountMinor: bigint, dueOn = "2026-03-31", postedOn = "2026-03-01") =>
    run(async (scope) => {
      const source = { type: "invoice" as const, id: newId() };
      const { receivableId } = await openReceivable(scope, { customerId, legalEntityId, source, number, amountMinor, postedOn: day(postedOn), dueOn: day(dueOn) });
      await postJournal(scope, { on: day(postedOn), memo: number, source, lines: [{ role: "accounts_receivable", debitMinor: amountMinor, customerId }, { role: "revenue", creditMinor: amountMinor }] });
      return receivableId;
    });
  const receive = (amountMinor: bigint, allocations: { receivableId: string; amountMinor: bigint }[] = [], more: object = {}) =>
    execute(accountant, recordReceipt, { customerId, method: "transfer", bankAccountId: bank.id, amountMinor, allocations, ...more }, newId());
  return { ws, accountant, customerId, bank, run, invoice, receive };
}

async function balanceOf(ws: TestWorkspace, role: string) {
  const { rows } = await read(ws.systemContext, trialBalance, { from: "2026-01-01", to: "2026-12-31" });
  return rows.find((r) => r.role === role)?.closingMinor;
}

/** The ledger's accounts and the books of receivables and credits say the same. */
async function expectAgreement(ws: TestWorkspace, customerId: string) {
  const balance = await withTenant(ws.systemContext, (scope) => customerBalance(scope, customerId));
  expect(await balanceOf(ws, "accounts_receivable")).toBe(balance.receivableMinor);
  expect(await balanceOf(ws, "customer_advances")).toBe(-balance.advanceMinor);
  const today = await read(ws.systemContext, customerBalances, {});
  expect(today.totals.balanceMinor).toBe(balance.balanceMinor);
  return balance;
}

describe("COL-05 one receipt pays three invoices and the remainder stays an advance", () => {
  it("posts bank against receivables and advances, in one balanced entry (FIN-02, FIN-04)", async () => {
    const { ws, accountant, customerId, invoice, receive } = await opened();
    const [a, b, c] = [await invoice("INV-1", 1000n), await invoice("INV-2", 2000n), await invoice("INV-3", 3000n)];
    const made = await receive(4500n, [{ receivableId: a, amountMinor: 1000n }, { receivableId: b, amountMinor: 2000n }, { receivableId: c, amountMinor: 700n }]);
    expect(made).toMatchObject({ allocatedMinor: 3700n, advanceMinor: 800n });
    expect(await expectAgreement(ws, customerId)).toEqual({ receivableMinor: 2300n, advanceMinor: 800n, balanceMinor: 1500n });
    expect((await read(accountant, cashPosition, {})).totals.availableMinor).toBe(4500n);
    const receipt = await read(accountant, getReceipt, { receiptId: made.receiptId });
    expect(receipt.allocations.map((x) => [x.number, x.amountMinor])).toEqual([["INV-1", 1000n], ["INV-2", 2000n], ["INV-3", 700n]]);
    expect(receipt.availableActions).toEqual(["allocate", "reverse"]);
    expect(receipt.journal).toHaveLength(1);
  });

  it("does nothing more when it is sent again with the same key", async () => {
    const { ws, accountant, customerId, bank, invoice } = await opened();
    const receivableId = await invoice("INV-1", 1000n);
    const input = { customerId, method: "transfer" as const, bankAccountId: bank.id, amountMinor: 1000n, allocations: [{ receivableId, amountMinor: 1000n }] };
    const key = newId();
    const [one, two] = await Promise.all([execute(accountant, recordReceipt, input, key), execute(accountant, recordReceipt, input, key)]);
    expect(two).toEqual(one);
    expect((await read(accountant, listReceipts, { totals: "bounded" })).totals).toEqual({ complete: true, amountMinor: 1000n, openMinor: 0n, count: 1 });
    await expectAgreement(ws, customerId);
  });

  it("allocates the advance later, undoes it, and tells each step once", async () => {
    const { ws, accountant, customerId, invoice, receive } = await opened();
    const { receiptId, creditId } = await receive(1000n);
    const receivableId = await invoice("INV-1", 600n, "2026-03-31", "2026-03-12");
    const { allocationIds, openMinor } = await execute(accountant, allocateReceipt, { creditId, allocations: [{ receivableId, amountMinor: 600n }] }, newId());
    expect(openMinor).toBe(400n);
    expect(await expectAgreement(ws, customerId)).toMatchObject({ receivableMinor: 0n, advanceMinor: 400n });
    const [allocationId] = allocationIds;
    const undone = await Promise.allSettled([1, 2].map(() => execute(accountant, undoAllocation, { allocationId: allocationId! }, newId())));
    expect(undone.map((u) => u.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(undone.find((u) => u.status === "rejected")).toMatchObject({ reason: { code: "receivables.allocation_undone" } });
    expect(await expectAgreement(ws, customerId)).toMatchObject({ receivableMinor: 600n, advanceMinor: 1000n });
    const receipt = await read(accountant, getReceipt, { receiptId });
    expect(receipt.allocations.map((x) => [x.amountMinor, x.undoneOn !== null])).toEqual([[600n, true], [-600n, false]]);
    expect(receipt.journal).toHaveLength(3);
  });

  it("never pays more than is open, however many pay at the same moment", async () => {
    const { ws, customerId, invoice, receive } = await opened();
    const receivableId = await invoice("INV-1", 1000n);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => receive(400n, [{ receivableId, amountMinor: 400n }])));
    expect(tries.filter((t) => t.status === "fulfilled")).toHaveLength(2);
    expect(tries.find((t) => t.status === "rejected")).toMatchObject({ reason: { faults: [{ code: "receivables.more_than_open", params: { open: "200" } }] } });
    expect(await expectAgreement(ws, customerId)).toEqual({ receivableMinor: 200n, advanceMinor: 0n, balanceMinor: 200n });
  });

  it("never spends an advance twice", async () => {
    const { ws, accountant, customerId, invoice, receive } = await opened();
    const [a, b] = [await invoice("INV-1", 1000n), await invoice("INV-2", 1000n)];
    const { creditId } = await receive(1000n);
    const tries = await Promise.allSettled([a, b].map((receivableId) => execute(accountant, allocateReceipt, { creditId, allocations: [{ receivableId, amountMinor: 800n }] }, newId())));
    expect(tries.map((t) => t.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await expectAgreement(ws, customerId)).toMatchObject({ receivableMinor: 1200n, advanceMinor: 200n });
  });

  it("suggests the oldest due first", async () => {
    const { accountant, customerId, invoice } = await opened();
    await invoice("LATE", 100n, "2026-02-01", "2026-01-02");
    await invoice("NEXT", 500n, "2026-03-20");
    const { items } = await read(accountant, suggestReceiptAllocation, { customerId, amountMinor: 250n });
    expect(items.map((i) => [i.number, i.suggestedMinor])).toEqual([["LATE", 100n], ["NEXT", 150n]]);
  });
});

describe("COL-03 receipts by method", () => {
  it("keeps a note with its maturity and status until the bank pays it", async () => {
    const { ws, accountant, customerId, bank, invoice, receive } = await opened();
    const receivableId = await invoice("INV-1", 5000n);
    const { receiptId } = await receive(5000n, [{ receivableId, amountMinor: 5000n }], { method: "note", bankAccountId: null, noteNumber: "N-77", noteIssuer: "Shinhan Bank", noteMaturesOn: "2026-06-12" });
    expect(await read(accountant, getReceipt, { receiptId })).toMatchObject({ noteStatus: "received", noteMaturesOn: "2026-06-12", availableActions: ["collect_note", "reverse"] });
    expect(await balanceOf(ws, "notes_receivable")).toBe(5000n);
    await execute(accountant, collectNote, { receiptId, bankAccountId: bank.id }, newId());
    await expect(execute(accountant, collectNote, { receiptId, bankAccountId: bank.id }, newId())).rejects.toMatchObject({ code: "receivables.note_not_in_hand" });
    expect([await balanceOf(ws, "notes_receivable"), await balanceOf(ws, "bank")]).toEqual([0n, 5000n]);
    await execute(accountant, reverseReceipt, { receiptId, reason: "Dishonoured" }, newId());
    expect(await read(accountant, getReceipt, { receiptId })).toMatchObject({ noteStatus: "returned", status: "reversed", availableActions: [] });
    expect([await balanceOf(ws, "notes_receivable"), await balanceOf(ws, "bank")]).toEqual([0n, 0n]);
    await expectAgreement(ws, customerId);
  });

  it("posts cash and card to their own accounts", async () => {
    const { ws, receive } = await opened();
    await receive(300n, [], { method: "cash", bankAccountId: null });
    await receive(200n, [], { method: "card", bankAccountId: null, cardApproval: "30011234" });
    expect([await balanceOf(ws, "cash"), await balanceOf(ws, "card_clearing")]).toEqual([300n, 200n]);
  });

  it("names everything that is missing or wrong, at once", async () => {
    const { receive, customerId, accountant } = await opened();
    await expect(receive(10n, [{ receivableId: newId(), amountMinor: 11n }], { method: "note" })).rejects.toMatchObject({
      code: "receivables.receipt_faulty",
      faults: [{ path: "noteNumber" }, { path: "noteIssuer" }, { path: "noteMaturesOn" }, { path: "allocations.0.receivableId" }, { path: "allocations" }],
    });
    await expect(execute(accountant, recordReceipt, { customerId, method: "transfer", amountMinor: 10n, bankAccountId: newId() }, newId())).rejects.toMatchObject({ faults: [{ code: "receivables.bank_account_unknown" }] });
  });
});

describe("FIN-03 a reversed receipt", () => {
  it("opens again what it paid, takes back every entry by a linked one, and cannot be reversed twice", async () => {
    const { ws, accountant, customerId, invoice, receive } = await opened();
    const [a, b] = [await invoice("INV-1", 1000n), await invoice("INV-2", 1000n)];
    const { receiptId, creditId } = await receive(1800n, [{ receivableId: a, amountMinor: 1000n }]);
    await execute(accountant, allocateReceipt, { creditId, allocations: [{ receivableId: b, amountMinor: 500n }] }, newId());
    const tries = await Promise.allSettled([1, 2].map(() => execute(accountant, reverseReceipt, { receiptId, reason: "Cheque bounced" }, newId())));
    expect(tries.map((t) => t.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find((t) => t.status === "rejected")).toMatchObject({ reason: { code: "receivables.receipt_reversed" } });
    expect(await expectAgreement(ws, customerId)).toEqual({ receivableMinor: 2000n, advanceMinor: 0n, balanceMinor: 2000n });
    expect(await balanceOf(ws, "bank")).toBe(0n);
    const receipt = await read(accountant, getReceipt, { receiptId });
    expect(receipt.journal.map((j) => j.reversesId !== null)).toEqual([false, false, true, true]);
    await expect(execute(accountant, allocateReceipt, { creditId, allocations: [{ receivableId: b, amountMinor: 1n }] }, newId())).rejects.toMatchObject({ code: "receivables.allocation_faulty" });
  });

  it("needs the right, and is as good as absent in another workspace", async () => {
    const { ws, customerId, invoice, receive } = await opened();
    const { receiptId, creditId } = await receive(10n);
    const receivableId = await invoice("INV-1", 10n);
    const other = await opened();
    await expect(execute(ws.context("sales_manager"), reverseReceipt, { receiptId, reason: "x" }, newId())).rejects.toMatchObject({ code: "permission.missing" });
    await expect(execute(other.accountant, reverseReceipt, { receiptId, reason: "x" }, newId())).rejects.toMatchObject({ code: "record.not_found" });
    await expect(execute(other.accountant, allocateReceipt, { creditId, allocations: [{ receivableId, amountMinor: 1n }] }, newId())).rejects.toMatchObject({ code: "record.not_found" });
    await expect(read(other.accountant, getReceipt, { receiptId })).rejects.toMatchObject({ code: "record.not_found" });
    await expect(other.receive(10n, [{ receivableId, amountMinor: 1n }])).rejects.toMatchObject({ faults: [{ code: "receivables.receivable_unknown" }] });
    await expect(execute(other.accountant, recordReceipt, { customerId, method: "cash", amountMinor: 1n }, newId())).rejects.toMatchObject({ code: "record.not_found" });
  });
});

describe("COL-01 what a customer owes, at any moment", () => {
  it("is invoices − receipts − credits on any day, also across a reversal", async () => {
    const { ws, accountant, customerId, invoice, receive, run } = await opened();
    await invoice("INV-1", 1000n, "2026-02-28", "2026-02-01");
    const { receiptId } = await receive(400n, [], { on: "2026-02-10" });
    await execute(accountant, reverseReceipt, { receiptId, on: "2026-02-20", reason: "Wrong customer" }, newId());
    const creditId = await run(async (scope) => {
      const source = { type: "credit_note" as const, id: newId() };
      const { creditId: id } = await openCredit(scope, { customerId, source, number: "CN-1", amountMinor: 150n, postedOn: day("2026-03-01") });
      await postJournal(scope, { on: day("2026-03-01"), memo: "CN-1", source, lines: [{ role: "sales_returns", debitMinor: 150n }, { role: "customer_advances", creditMinor: 150n, customerId }] });
      return id;
    });
    const on = async (asOf: string) => (await read(accountant, customerBalances, { asOf })).rows[0]?.balanceMinor ?? 0n;
    expect([await on("2026-01-31"), await on("2026-02-01"), await on("2026-02-10"), await on("2026-02-20"), await on("2026-03-12")]).toEqual([0n, 1000n, 600n, 1000n, 850n]);
    const statement = await read(accountant, customerStatement, { customerId, from: "2026-02-05", to: "2026-03-12" });
    expect(statement.openingMinor).toBe(1000n);
    expect(statement.rows.map((r) => [r.kind, r.balanceMinor])).toEqual([["receipt", 600n], ["receipt_reversal", 1000n], ["credit_note", 850n]]);
    expect(statement.closingMinor).toBe(statement.now.balanceMinor);
    expect((await read(accountant, listOpenCredits, { customerId })).rows).toMatchObject([{ id: creditId, openMinor: 150n }]);
    await expectAgreement(ws, customerId);
  });

  it("lists what is open by age, and the ages sum to the receivables account", async () => {
    const { ws, accountant, customerId, invoice } = await opened();
    await invoice("A", 1n, "2026-03-12");
    await invoice("B", 20n, "2026-03-11");
    await invoice("C", 300n, "2026-02-01", "2026-01-02");
    await invoice("D", 4000n, "2025-11-01", "2025-10-02");
    const { aging, totals, rows } = await read(accountant, listReceivables, { totals: "bounded" });
    expect(aging?.map((x) => x.openMinor)).toEqual([1n, 20n, 300n, 0n, 4000n]);
    expect(totals).toEqual({ complete: true, openMinor: 4321n, count: 4 });
    expect(rows.map((r) => r.number)).toEqual(["D", "C", "B", "A"]);
    const late = await read(accountant, listReceivables, { bucket: "31_60", limit: 1 });
    expect(late.rows.map((r) => r.number)).toEqual(["C"]);
    expect(late.nextCursor).toBeNull();
    const first = await read(accountant, listReceivables, { limit: 3, customerId });
    const rest = await read(accountant, listReceivables, { limit: 3, customerId, cursor: first.nextCursor });
    expect(rest.rows.map((r) => r.number)).toEqual(["A"]);
    await expectAgreement(ws, customerId);
  });

  it("shows a representative of their own customers only those", async () => {
    const { ws, invoice, customerId } = await opened();
    await invoice("INV-1", 10n);
    const rep = ws.context({ role: "sales_rep", ownCustomersOnly: true });
    expect((await read(rep, listReceivables, {})).rows).toEqual([]);
    expect((await read(rep, customerBalances, {})).rows).toEqual([]);
    await expect(read(rep, customerStatement, { customerId, from: "2026-01-01", to: "2026-12-31" })).rejects.toMatchObject({ code: "record.not_found" });
  });
});

describe("FIN-01 receivables and advances of the earlier system", () => {
  it("stand in both books, against the opening balance account", async () => {
    const { ws, accountant, customerId } = await opened();
    await execute(accountant, recordOpeningReceivable, { customerId, number: "OLD-1", amountMinor: 700n, on: "2026-03-01", dueOn: "2026-01-31" }, newId());
    await execute(accountant, recordOpeningCredit, { customerId, number: "OLD-R", amountMinor: 100n, on: "2026-03-01" }, newId());
    expect(await expectAgreement(ws, customerId)).toEqual({ receivableMinor: 700n, advanceMinor: 100n, balanceMinor: 600n });
    expect(await balanceOf(ws, "opening_balance")).toBe(-600n);
  });
});

describe("COL-05 credits of documents", () => {
  it("are put against a receivable without a journal of their own", async () => {
    const { customerId, run, invoice } = await opened();
    const receivableId = await invoice("INV-1", 100n);
    const { creditId } = await run((scope) => openCredit(scope, { customerId, source: { type: "credit_note", id: newId() }, number: "CN-1", amountMinor: 100n, postedOn: day("2026-03-12") }));
    await run((scope) => allocateCredit(scope, { creditId, on: day("2026-03-12"), allocations: [{ receivableId, amountMinor: 60n }, { receivableId: newId(), amountMinor: 0n }] }));
    expect(await run((scope) => customerBalance(scope, customerId))).toEqual({ receivableMinor: 40n, advanceMinor: 40n, balanceMinor: 0n });
    await expect(run((scope) => allocateCredit(scope, { creditId, on: day("2026-03-12"), allocations: [{ receivableId, amountMinor: 41n }] }))).rejects.toMatchObject({ code: "receivables.allocation_faulty" });
  });
});

describe("ORD-21 openings that were entered wrongly", () => {
  it("are taken back by a linked entry, once, by whoever may post, in their own workspace, and only while nothing was paid", async () => {
    const { ws, accountant, customerId, receive } = await opened();
    const { receivableId } = await execute(accountant, recordOpeningReceivable, { customerId, number: "OLD-1", amountMinor: 700n, on: "2026-03-01", dueOn: "2026-01-31" }, newId());
    const { creditId } = await execute(accountant, recordOpeningCredit, { customerId, number: "OLD-R", amountMinor: 100n, on: "2026-03-01" }, newId());
    const back = { receivableId, reason: "Twice in the file" };
    await expect(execute(ws.context("sales_manager"), reverseOpeningReceivable, back, newId())).rejects.toMatchObject({ code: "permission.missing" });
    await expect(execute((await opened()).accountant, reverseOpeningReceivable, back, newId())).rejects.toMatchObject({ code: "record.not_found" });
    await expect(execute((await opened()).accountant, reverseOpeningCredit, { creditId, reason: "x" }, newId())).rejects.toMatchObject({ code: "record.not_found" });
    await expect(execute(accountant, reverseOpeningReceivable, { ...back, on: "2026-02-28" }, newId())).rejects.toMatchObject({ code: "receivables.before_document" });
    const { receiptId } = await receive(50n, [{ receivableId, amountMinor: 50n }]);
    await expect(execute(accountant, reverseOpeningReceivable, back, newId())).rejects.toMatchObject({ code: "receivables.opening_paid" });
    await execute(accountant, reverseReceipt, { receiptId, reason: "x" }, newId());
    const key = newId();
    const first = await execute(accountant, reverseOpeningReceivable, back, key);
    expect(await execute(accountant, reverseOpeningReceivable, back, key)).toEqual(first);
    await expect(execute(accountant, reverseOpeningReceivable, back, newId())).rejects.toMatchObject({ code: "receivables.opening_paid" });
    expect(await expectAgreement(ws, customerId)).toMatchObject({ receivableMinor: 0n, advanceMinor: 100n });
    await execute(accountant, reverseOpeningCredit, { creditId, reason: "x" }, newId());
    await expect(execute(accountant, reverseOpeningCredit, { creditId, reason: "x" }, newId())).rejects.toMatchObject({ code: "receivables.opening_used" });
    expect(await expectAgreement(ws, customerId)).toMatchObject({ receivableMinor: 0n, advanceMinor: 0n });
    expect(await balanceOf(ws, "opening_balance")).toBe(0n);
  });
});

describe("CUS-03 CUS-04 where a customer's account stands", () => {
  it("shows what is owed by age and by company, both adding up to the whole, the oldest document and what we owe", async () => {
    const { ws, accountant, customerId, run, invoice, receive } = await opened();
    const { legalEntityId: second } = await execute(ws.context("owner"), addLegalEntity, { customerId, name: "Hanbit Busan", country: "KR" }, newId());
    await invoice("INV-1", 1000n, "2025-11-30", "2025-10-31");
    await invoice("INV-2", 2000n, "2026-03-31", "2026-03-01");
    await run((scope) => openReceivable(scope, { customerId, legalEntityId: second, source: { type: "opening", id: newId() }, number: "OLD-9", amountMinor: 500n, postedOn: day("2026-02-01"), dueOn: day("2026-02-20") }));
    await receive(300n);
    const account = await read(accountant, customerAccount, { customerId });
    expect(account).toMatchObject({ receivableMinor: 3500n, advanceMinor: 300n, balanceMinor: 3200n, overdueMinor: 1500n, overdueCount: 2 });
    expect(account.oldest).toMatchObject({ number: "INV-1", dueOn: "2025-11-30", openMinor: 1000n, overdue: true });
    expect(account.aging.filter((age) => age.count > 0).map((age) => [age.bucket, age.openMinor])).toEqual([["current", 2000n], ["1_30", 500n], ["over_90", 1000n]]);
    expect(account.entities.find((one) => one.legalEntityId === second)).toEqual({ legalEntityId: second, openMinor: 500n, overdueMinor: 500n });
    expect(account.entities.reduce((sum, one) => sum + one.openMinor, 0n)).toBe(account.receivableMinor);
    const listed = await read(accountant, listReceivables, { legalEntityId: second, totals: "bounded" });
    expect(listed.rows.map((row) => row.number)).toEqual(["OLD-9"]);
  });

  it("is empty for a customer without anything, refused without the right, and not found from elsewhere", async () => {
    const { ws, accountant, customerId } = await opened();
    expect(await read(accountant, customerAccount, { customerId })).toMatchObject({ receivableMinor: 0n, overdueMinor: 0n, oldest: null, entities: [] });
    await expect(read(ws.context("warehouse"), customerAccount, { customerId })).rejects.toMatchObject({ kind: "forbidden" });
    const other = await opened();
    await expect(read(other.accountant, customerAccount, { customerId })).rejects.toMatchObject({ code: "record.not_found" });
  });
});
