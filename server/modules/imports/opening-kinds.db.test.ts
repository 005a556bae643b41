import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { importer } from "@/db/testing/import-file";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { checkBooks } from "@/server/modules/books-check";
import { listAccounts, trialBalance } from "@/server/modules/ledger";
import { customerBalances } from "@/server/modules/receivables";
import { read } from "@/server/platform/command";
import { withTenant } from "@/server/platform/tenant-scope";
import { IMPORT_KINDS, templateFile, type ImportKind } from ".";

let database: TestDatabase;
let ws: TestWorkspace;
let engine: ReturnType<typeof importer>;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  ws = await openTestWorkspace(database, { country: "US", currency: "USD", timeZone: "UTC" });
  engine = importer(ws.context("owner"));
  await engine.bring("customers", "code,name,country\nC1,Grocer,US\nC2,Baker,US\n");
});
afterAll(() => database.drop());

const select = <T extends Record<string, unknown>>(query: (tenantId: string) => ReturnType<typeof sql>) => withTenant(ws.systemContext, async ({ db, tenantId }) => (await db.execute<T>(query(tenantId))).map((row) => ({ ...row })));
const balance = async (role: string) => (await read(ws.systemContext, trialBalance, { from: "2026-01-01", to: "2026-12-31" })).rows.find((row) => row.role === role)?.closingMinor ?? 0n;
const counts = (run: { rowsCreated: number; rowsUpdated: number; rowsUnchanged: number; rowsRefused: number }) => [run.rowsCreated, run.rowsUpdated, run.rowsUnchanged, run.rowsRefused];
const faultsOf = async (kind: ImportKind, text: string) => {
  const runId = await engine.begin(kind, text);
  await engine.check(runId);
  return (await engine.faults(runId)).flatMap((row) => row.faults.map((one) => [one.params["fileLine"], one.params["column"] ?? null, one.code]));
};

async function expectBooksInOrder() {
  const books = await withTenant(ws.systemContext, (scope) => checkBooks(scope));
  expect(books.checks.filter((check) => check.differenceCount > 0)).toEqual([]);
}

const OPEN = "invoice no,customer,amount,due date,currency\nOLD-1,C1,1250.00,2026-02-28,USD\nOLD-2,C2,480,2026-03-31,\nADV-1,C2,-100,,USD\n";
const RECEIPTS = "reference,customer,amount,date,method,invoices\nB-1,C1,1000,2026-03-02,,OLD-1\nB-2,C2,500,2026-03-02,cash,OLD-2\n";

describe("ORD-21 open invoices and receipts from files", () => {
  it("posts them against the opening account, so that the receivables are the ledger's; the same file twice adds nothing", async () => {
    expect(counts(await engine.bring("opening_receivables", OPEN, { defaults: { on: "2026-03-01" } }))).toEqual([3, 0, 0, 0]);
    const open = await select<{ number: string; due_on: string; amount_minor: string }>((id) => sql`select number, due_on::text, amount_minor::text from receivables where tenant_id = ${id} order by number`);
    expect(open).toEqual([{ number: "OLD-1", due_on: "2026-02-28", amount_minor: "125000" }, { number: "OLD-2", due_on: "2026-03-31", amount_minor: "48000" }]);
    expect([await balance("accounts_receivable"), await balance("customer_advances"), await balance("opening_balance")]).toEqual([173_000n, -10_000n, -163_000n]);
    expect(counts(await engine.bring("opening_receivables", OPEN, { defaults: { on: "2026-03-01" } }))).toEqual([0, 0, 3, 0]);
    await expectBooksInOrder();

    expect(counts(await engine.bring("receipts", RECEIPTS))).toEqual([2, 0, 0, 0]);
    const paid = await select<{ number: string; open: string }>((id) => sql`select number, (amount_minor - allocated_minor)::text as open from receivables where tenant_id = ${id} order by number`);
    expect(paid).toEqual([{ number: "OLD-1", open: "25000" }, { number: "OLD-2", open: "0" }]);
    // 20 more than was owed, beside the advance of the earlier system.
    expect([await balance("accounts_receivable"), await balance("customer_advances")]).toEqual([25_000n, -12_000n]);
    expect(counts(await engine.bring("receipts", RECEIPTS))).toEqual([0, 0, 2, 0]);
    await expectBooksInOrder();
  });

  it("names what cannot be posted by line and column", async () => {
    expect(await faultsOf("opening_receivables", "invoice no,customer,amount,currency\nX-1,NOBODY,1,\nX-2,C1,0,\nX-3,C1,5,EUR\nX-4,C1,,\n")).toEqual([
      [2, "customer", "imports.customer_unknown"], [3, "amount", "imports.amount_zero"], [4, "currency", "imports.other_currency"], [5, "amount", "input.required"],
    ]);
    await engine.bring("opening_receivables", OPEN);
    expect(await faultsOf("opening_receivables", OPEN.replace("1250.00", "1300"))).toEqual([[2, "invoice no", "imports.posted_before"]]);
    expect(await faultsOf("receipts", "reference,customer,amount,bank account,invoices,method\nB-9,C1,10,,OLD-2,\nB-8,C1,10,Nowhere,,\nB-7,C1,10,,,note\n")).toEqual([
      [2, "invoices", "imports.invoice_not_open"], [3, "bank account", "imports.bank_account_unknown"], [4, null, "input.required"], [4, null, "input.required"], [4, null, "input.required"],
    ]);
  });

  it("is undone by reversals; what was paid stays with its reason until the payment is undone; the books check zero", async () => {
    const open = await engine.bring("opening_receivables", OPEN, { defaults: { on: "2026-03-01" } });
    const paid = await engine.bring("receipts", RECEIPTS);
    const first = await engine.undo(open.id);
    expect([first.status, first.rowsUndone, first.rowsKept]).toEqual(["undone", 1, 2]);
    expect((await engine.kept(open.id)).map((row) => [row.key, row.reason?.code])).toEqual([["OLD-1 / C1", "receivables.opening_paid"], ["OLD-2 / C2", "receivables.opening_paid"]]);
    const receipts = await engine.undo(paid.id);
    expect([receipts.rowsUndone, receipts.rowsKept]).toEqual([2, 0]);
    const rest = await engine.undo(open.id);
    expect([rest.status, rest.rowsUndone, rest.rowsKept]).toEqual(["undone", 3, 0]);
    expect([await balance("accounts_receivable"), await balance("customer_advances"), await balance("opening_balance"), await balance("bank")]).toEqual([0n, 0n, 0n, 0n]);
    const { totals } = await read(ws.systemContext, customerBalances, {});
    expect(totals.balanceMinor).toBe(0n);
    await expectBooksInOrder();
    expect(counts(await engine.bring("opening_receivables", OPEN))).toEqual([3, 0, 0, 0]);
    await expectBooksInOrder();
  });

  it("refuses whoever may not post, row by row", async () => {
    const manager = importer(ws.context("sales_manager"));
    const runId = await manager.begin("opening_receivables", OPEN);
    const checked = await manager.check(runId);
    expect([checked.rowsCreated, checked.rowsRefused]).toEqual([0, 3]);
    expect((await manager.faults(runId))[0]?.faults[0]?.code).toBe("permission.missing");
  });
});

describe("PLT-02 opening balances of accounts from a file", () => {
  it("posts each account against the opening account, refuses sub-ledgers and unknown codes, and is taken back", async () => {
    const { rows } = await read(ws.context("owner"), listAccounts, {});
    const cash = rows.find((row) => row.role === "cash")?.code ?? "";
    const control = rows.find((row) => row.role === "accounts_receivable")?.code ?? "";
    expect(await faultsOf("opening_balances", `account,debit,credit\n${control},10,\n9-9-9,1,\n${cash},,\n`)).toEqual([
      [2, "account", "ledger.account_is_control"], [3, "account", "imports.account_unknown"], [4, "debit", "ledger.no_amount"],
    ]);
    const run = await engine.bring("opening_balances", `account,debit,credit\n${cash},2500.50,\n`, { defaults: { on: "2026-01-01" } });
    expect([await balance("cash"), await balance("opening_balance")]).toEqual([250_050n, -250_050n]);
    const undone = await engine.undo(run.id);
    expect([undone.rowsUndone, await balance("cash"), await balance("opening_balance")]).toEqual([1, 0n, 0n]);
    await expectBooksInOrder();
  });
});

describe("CUS-19 CUS-11 contacts, addresses and prices from files", () => {
  it("adds what is new, changes what is there, and is undone to what was", async () => {
    const people = "customer,name,email,role\nC1,Ann,ann@customer.example,buys\nC1,Bob,bob@customer.example,\nC2,Eve,,\n";
    const contacts = await engine.bring("contacts", people);
    expect(counts(contacts)).toEqual([0, 3, 0, 0]);
    const named = () => select<{ name: string; email: string | null }>((id) => sql`select name, email from contacts where tenant_id = ${id} order by name`);
    expect(await named()).toHaveLength(3);
    expect(await faultsOf("contacts", "customer,name,email\nC1,Ann,no-address\nNONE,Zoe,\n")).toEqual([[2, "email", "input.email"], [3, "customer", "imports.customer_unknown"]]);

    const places = "customer,kind,label,address,city,country\nC1,ship_to,North,1 North Rd,Boise,US\nC1,ship_to,South,2 South Rd,Boise,US\n";
    const addresses = await engine.bring("addresses", places);
    expect(counts(await engine.bring("addresses", places.replace("2 South Rd", "3 South Rd")))).toEqual([0, 1, 1, 0]);
    expect((await select<{ line1: string }>((id) => sql`select line1 from customer_addresses where tenant_id = ${id} order by line1`)).map((row) => row.line1)).toEqual(["1 North Rd", "3 South Rd"]);
    // What another file changed since stays.
    expect((await engine.undo(addresses.id)).rowsKept).toBe(1);

    await engine.bring("items", "code,name,price\nA1,Bowl,12.5\n");
    const prices = await engine.bring("prices", "item,price,from quantity,valid from\nA1,11,100,2026-03-01\nA1,10,500,2026-03-01\n");
    const entries = () => select<{ p: string }>((id) => sql`select unit_price::text as p from price_list_entries where tenant_id = ${id} order by unit_price`);
    expect((await entries()).map((row) => Number(row.p))).toEqual([10, 11, 12.5]);
    expect(await faultsOf("prices", "item,price,price list\nA1,11,NOLIST\nA9,1,\n")).toEqual([[2, "price list", "imports.price_list_unknown"], [3, "item", "imports.item_unknown"]]);
    await engine.undo(prices.id);
    expect((await entries()).map((row) => Number(row.p))).toEqual([12.5]);
  });
});

describe("ORD-02 ORD-21 customers' own item codes from a file", () => {
  it("are added, change what a code means, add nothing twice, and are undone to what was", async () => {
    await engine.bring("items", "code,name,price\nA1,Bowl,12.5\nA2,Plate,8\n");
    const known = () => select<{ code: string; item: string }>((id) => sql`select k.code, i.code as item from customer_item_codes k join items i on i.tenant_id = k.tenant_id and i.id = k.item_id where k.tenant_id = ${id} order by k.code`);
    const first = "customer,their code,item\nC1,BW-7,A1\nC1,PL-1,A2\n";
    expect(counts(await engine.bring("customer_item_codes", first))).toEqual([0, 2, 0, 0]);
    expect(counts(await engine.bring("customer_item_codes", first))).toEqual([0, 0, 2, 0]);
    expect(await known()).toEqual([{ code: "BW-7", item: "A1" }, { code: "PL-1", item: "A2" }]);
    expect(await faultsOf("customer_item_codes", "customer,their code,item\nNONE,X,A1\nC1,X,A9\nC1,,A1\n")).toEqual([
      [2, "customer", "imports.customer_unknown"], [3, "item", "imports.item_unknown"], [4, "their code", "input.required"],
    ]);
    const second = await engine.bring("customer_item_codes", "customer,their code,item\nC1,bw-7,A2\nC2,BW-7,A1\n");
    expect(await known()).toEqual([{ code: "bw-7", item: "A2" }, { code: "BW-7", item: "A1" }, { code: "PL-1", item: "A2" }]);
    const undone = await engine.undo(second.id);
    expect([undone.rowsUndone, undone.rowsKept]).toEqual([2, 0]);
    expect(await known()).toEqual([{ code: "BW-7", item: "A1" }, { code: "PL-1", item: "A2" }]);
  });
});

describe("ORD-21 templates", () => {
  it("come in through the import as they are, in the order in which the kinds are needed", async () => {
    await engine.bring("suppliers", "code,name\nS-001,Kiln\n");
    for (const kind of IMPORT_KINDS) {
      const { csv } = await read(ws.context("owner"), templateFile, { kind, language: "ko" });
      expect((await engine.bring(kind, csv)).rowsRefused, kind).toBe(0);
    }
    await expectBooksInOrder();
    await expect(read(ws.context("sales_rep"), templateFile, { kind: "customers", language: "en" })).rejects.toMatchObject({ code: "permission.missing" });
  });
});
