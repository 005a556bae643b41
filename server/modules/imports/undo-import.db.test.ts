import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { categories, items } from "@/db/schema/catalog";
import { customers } from "@/db/schema/customers";
import { orders } from "@/db/schema/orders";
import { importer } from "@/db/testing/import-file";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { checkBooks } from "@/server/modules/books-check";
import { setCreditLimit } from "@/server/modules/credit";
import { upsertCustomer } from "@/server/modules/customers";
import { confirmOrder } from "@/server/modules/orders";
import { adjustStock, listWarehouses } from "@/server/modules/stock";
import { execute } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant } from "@/server/platform/tenant-scope";

let database: TestDatabase;
let ws: TestWorkspace;
let engine: ReturnType<typeof importer>;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  ws = await openTestWorkspace(database, { country: "US", currency: "USD", timeZone: "UTC" });
  engine = importer(ws.context("owner"));
});
afterAll(() => database.drop());

const CUSTOMERS = "code,name,contact,address,city,country\nC1,Grocer,Ann,1 Main St,Boise,USA\nC2,Baker,Bob,2 Main St,Boise,USA\n";
const ITEMS = "code,name,category,price,cost\nA1,Bowl,Ceramics,12.5,6\nA2,Plate,Ceramics,8,4\n";
const ORDERS = "order_id,customer_id,order_date,product_id,quantity,unit_price\n1,C1,2026-02-01,A1,3,\n2,C1,2026-02-02,A2,1,\n";

const rowsOf = <T>(read: (db: Parameters<Parameters<typeof withTenant>[1]>[0]["db"], tenantId: string) => Promise<T>) => withTenant(ws.systemContext, (scope) => read(scope.db, scope.tenantId));
const customer = (code: string) => rowsOf(async (db, tenantId) => (await db.select().from(customers).where(and(eq(customers.tenantId, tenantId), eq(customers.code, code))))[0]);
const count = async (table: string) => Number((await rowsOf((db, tenantId) => db.execute<{ n: string }>(sql`select count(*) as n from ${sql.identifier(table)} where tenant_id = ${tenantId}`)))[0]?.n);
const figures = (run: { status: string; rowsUndone: number; rowsKept: number }) => [run.status, run.rowsUndone, run.rowsKept];

async function runOf(kind: "customers" | "items" | "orders" | "opening_stock", text: string, settings = {}) {
  const run = await engine.bring(kind, text, settings);
  return run.id;
}

async function expectBooksInOrder() {
  const books = await withTenant(ws.systemContext, (scope) => checkBooks(scope));
  expect(books.checks.filter((check) => check.differenceCount > 0)).toEqual([]);
}

describe("ORD-21 CUS-19 undo of an import", () => {
  it("takes back credit limits with the customers: new ones go, set ones become what they were, one set by hand since stays", async () => {
    const file = (limit: string) => `code,name,country,limit\nC1,Grocer,USA,${limit}\nC2,Baker,USA,${limit}\n`;
    const limits = () => rowsOf((db, tenantId) => db.execute<{ code: string; limit: string | null }>(sql`select c.code, a.limit_minor::text as limit from customers c left join credit_accounts a on a.tenant_id = c.tenant_id and a.customer_id = c.id where c.tenant_id = ${tenantId} order by 1`)).then((rows) => rows.map((row) => [row.code, row.limit]));
    expect(figures(await engine.undo(await runOf("customers", file("10"))))).toEqual(["undone", 2, 0]);
    expect([await limits(), await count("credit_accounts")]).toEqual([[], 0]);
    await runOf("customers", file("10"));
    const raised = await runOf("customers", file("20"));
    expect(await limits()).toEqual([["C1", "2000"], ["C2", "2000"]]);
    await execute(ws.context("owner"), setCreditLimit, { customerId: (await customer("C2"))?.id as never, limitMinor: 5n }, newId());
    expect(figures(await engine.undo(raised))).toEqual(["undone", 1, 1]);
    expect(await limits()).toEqual([["C1", "1000"], ["C2", "5"]]);
  });

  it("removes what it made: customers with their parties, items with prices and their category; the same file then makes them anew", async () => {
    const before = { contacts: await count("contacts"), addresses: await count("customer_addresses"), prices: await count("price_list_entries") };
    const made = await runOf("customers", CUSTOMERS);
    expect(figures(await engine.undo(made))).toEqual(["undone", 2, 0]);
    expect(await customer("C1")).toBeUndefined();
    const goods = await runOf("items", ITEMS);
    expect(await count("categories")).toBe(1);
    expect(figures(await engine.undo(goods))).toEqual(["undone", 2, 0]);
    expect({ contacts: await count("contacts"), addresses: await count("customer_addresses"), prices: await count("price_list_entries") }).toEqual(before);
    expect([await count("items"), await count("categories")]).toEqual([0, 0]);
    const again = await engine.run(await runOf("customers", CUSTOMERS));
    expect([again.rowsCreated, again.rowsUnchanged]).toEqual([2, 0]);
  });

  it("brings back what it changed, to the last contact, and the key means its earlier content again", async () => {
    await runOf("customers", CUSTOMERS);
    const stood = await rowsOf((db, tenantId) => db.execute(sql`select c.name, c.phone, k.name as contact, a.line1 from customers c join contacts k on k.tenant_id = c.tenant_id and k.customer_id = c.id join customer_addresses a on a.tenant_id = c.tenant_id and a.customer_id = c.id where c.tenant_id = ${tenantId} order by 1, 4`));
    const version = (await customer("C1"))?.version ?? 0;
    const changed = await runOf("customers", CUSTOMERS.replace("Grocer", "Grocer Inc").replace("Ann", "Anna").replace("1 Main St", "9 Side St"));
    expect((await customer("C1"))?.name).toBe("Grocer Inc");
    expect(figures(await engine.undo(changed))).toEqual(["undone", 1, 0]);
    const stands = await rowsOf((db, tenantId) => db.execute(sql`select c.name, c.phone, k.name as contact, a.line1 from customers c join contacts k on k.tenant_id = c.tenant_id and k.customer_id = c.id join customer_addresses a on a.tenant_id = c.tenant_id and a.customer_id = c.id where c.tenant_id = ${tenantId} order by 1, 4`));
    expect(stands).toEqual(stood);
    // Whoever has the customer open notices.
    expect((await customer("C1"))?.version).toBeGreaterThan(version + 1);
    expect((await engine.run(await runOf("customers", CUSTOMERS))).rowsUnchanged).toBe(2);
  });

  it("keeps what was changed or used since and says why, and takes the rest; tried again when the reason is gone", async () => {
    const parties = await runOf("customers", CUSTOMERS);
    const goods = await runOf("items", ITEMS);
    const drafts = await runOf("orders", ORDERS);
    await withTenant(ws.context("owner"), (scope) => upsertCustomer.within(scope, { code: "C2", name: "Baker & Sons" }));
    expect(figures(await engine.undo(parties))).toEqual(["undone", 0, 2]);
    expect((await engine.kept(parties)).map((row) => [row.key, row.lineNumbers, row.reason])).toEqual([
      ["C1", [2], { code: "imports.kept_used", params: { by: "orders" } }],
      ["C2", [3], { code: "imports.kept_changed", params: {} }],
    ]);
    expect(figures(await engine.undo(goods))).toEqual(["undone", 0, 2]);
    expect(figures(await engine.undo(drafts))).toEqual(["undone", 2, 0]);
    expect([await count("orders"), await count("order_lines")]).toEqual([0, 0]);
    expect(figures(await engine.undo(parties))).toEqual(["undone", 1, 1]);
    expect(figures(await engine.undo(goods))).toEqual(["undone", 2, 0]);
    expect([(await customer("C1"))?.name, (await customer("C2"))?.name]).toEqual([undefined, "Baker & Sons"]);
  });

  it("keeps an order that was confirmed, and gives a replaced draft its earlier lines back", async () => {
    await runOf("customers", CUSTOMERS);
    await runOf("items", ITEMS);
    await runOf("opening_stock", "item,quantity\nA1,100\nA2,100\n", { defaults: { on: "2026-01-01" } });
    await runOf("orders", ORDERS);
    const read = () => rowsOf((db, tenantId) => db.execute(sql`select o.external_key, o.net_minor, string_agg(l.quantity::text, ' ' order by l.line_no) as goods from orders o join order_lines l on l.tenant_id = o.tenant_id and l.order_id = o.id where o.tenant_id = ${tenantId} group by 1, 2 order by 1`));
    const stood = await read();
    const changed = await runOf("orders", ORDERS.replace("A1,3,", "A1,5,").replace("A2,1,", "A2,7,"));
    const [first] = await rowsOf((db, tenantId) => db.select().from(orders).where(and(eq(orders.tenantId, tenantId), eq(orders.externalKey, "1"))));
    await withTenant(ws.context("owner"), (scope) => confirmOrder.within(scope, { orderId: first?.id as never }));
    expect(figures(await engine.undo(changed))).toEqual(["undone", 1, 1]);
    expect((await engine.kept(changed)).map((row) => [row.key, row.reason?.code])).toEqual([["1", "imports.kept_order_moved_on"]]);
    const stands = await read();
    expect(stands[1]).toEqual(stood[1]);
    await expectBooksInOrder();
  });

  it("reverses opening stock at its own value; what moved since stays; the books check zero", async () => {
    await runOf("items", ITEMS);
    const stock = await runOf("opening_stock", "item,quantity\nA1,100\nA2,50\n", { defaults: { on: "2026-01-01" } });
    const [warehouse] = await withTenant(ws.context("owner"), (scope) => listWarehouses.within(scope, {}));
    const [a2] = await rowsOf((db, tenantId) => db.select().from(items).where(and(eq(items.tenantId, tenantId), eq(items.code, "A2"))));
    await withTenant(ws.context("owner"), (scope) => adjustStock.within(scope, { warehouseId: warehouse?.id as never, reason: "broken", lines: [{ itemId: a2?.id as never, quantity: "-1" }] }));
    expect(figures(await engine.undo(stock))).toEqual(["undone", 1, 1]);
    expect((await engine.kept(stock)).map((row) => [row.key, row.reason])).toEqual([["A2", { code: "stock.opening_moved_since", params: { item: "A2" } }]]);
    const balances = await rowsOf((db, tenantId) => db.execute(sql`select i.code, b.on_hand::text, b.value_minor::text from stock_balances b join items i on i.tenant_id = b.tenant_id and i.id = b.item_id where b.tenant_id = ${tenantId} order by 1`));
    expect(balances.map((row) => ({ ...row }))).toEqual([{ code: "A1", on_hand: "0.0000", value_minor: "0" }, { code: "A2", on_hand: "49.0000", value_minor: "19600" }]);
    const [opening] = await rowsOf((db, tenantId) => db.execute(sql`select (sum(p.credit_minor) - sum(p.debit_minor))::text as minor from journal_lines p join accounts a on a.tenant_id = p.tenant_id and a.id = p.account_id where p.tenant_id = ${tenantId} and a.role = 'opening_balance'`));
    expect(opening).toEqual({ minor: "20000" });
    await expectBooksInOrder();
    expect((await engine.run(await runOf("opening_stock", "item,quantity\nA1,70\n", { defaults: { on: "2026-01-01" } }))).rowsCreated).toBe(1);
    await expectBooksInOrder();
  });

  it("is refused to whoever may not, in another workspace, and of a run that brought nothing in; twice does nothing more", async () => {
    const parties = await runOf("customers", CUSTOMERS);
    await expect(importer(ws.context("sales_rep")).undo(parties)).rejects.toMatchObject({ code: "permission.missing" });
    const foreign = importer((await openTestWorkspace(database)).context("owner"));
    await expect(foreign.undo(parties)).rejects.toMatchObject({ code: "record.not_found" });
    await engine.undo(parties);
    await expect(engine.undo(parties)).rejects.toMatchObject({ code: "imports.wrong_state" });
    await engine.carryOn(parties);
    expect(figures(await engine.run(parties))).toEqual(["undone", 2, 0]);
    expect(await rowsOf((db, tenantId) => db.select().from(categories).where(eq(categories.tenantId, tenantId)))).toEqual([]);
  });

  it("tells in the audit trail who took what back", async () => {
    const parties = await runOf("customers", CUSTOMERS);
    await engine.undo(parties);
    const trail = await rowsOf((db, tenantId) => db.execute<{ entity_type: string; entity_label: string }>(sql`select entity_type, entity_label from audit_entries where tenant_id = ${tenantId} and action = 'imports.undo-run' order by id`));
    expect(trail.map((row) => [row.entity_type, row.entity_label])).toEqual([["import_run", "file.csv"], ["customer", "C2"], ["customer", "C1"], ["import_run", "file.csv"]]);
  });
});

describe("ORD-21 corrections on the screen", () => {
  it("checks again only what the correction may have changed, keeps line numbers, and groups faults by kind", async () => {
    const runId = await engine.begin("customers", "code,name,email,country\nD-1,Good,,US\nD-2,,,US\nD-3,Bad mail,no-address,US\nD-4,,,Atlantis\n");
    await engine.check(runId);
    expect((await engine.groups(runId)).map(({ code, column, rows }) => [code, column, rows])).toEqual([
      ["input.required", "name", 2], ["imports.country_unknown", "country", 1], ["input.email", "email", 1],
    ]);
    const [second] = await engine.faults(runId);
    expect(second?.cells).toEqual([{ id: "3", line: 3, ofLines: false, values: ["D-2", "", "", "US"] }]);
    const corrected = await engine.correct(runId, { "3": { name: "Second" }, "4": { email: "mail@customer.example" } });
    expect([corrected.status, corrected.rowsDone, corrected.rowsCreated, corrected.rowsRefused]).toEqual(["checked", 4, 3, 1]);
    expect((await engine.faults(runId)).map((row) => [row.lineNumbers, row.faults.length])).toEqual([[[5], 2]]);
    await engine.start(runId);
    await engine.carryOn(runId);
    expect((await customer("D-2"))?.name).toBe("Second");
    expect((await engine.errorFile(runId)).csv).toContain("Atlantis");
    await expect(engine.correct(runId, { "5": { name: "Late" } })).rejects.toMatchObject({ code: "imports.wrong_state" });
  });
});
