import { and, eq } from "drizzle-orm";
import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { items } from "@/db/schema/catalog";
import { contacts, customerAddresses, customers, legalEntities } from "@/db/schema/customers";
import { orderLines, orders } from "@/db/schema/orders";
import { supplierItems } from "@/db/schema/supply";
import { importer } from "@/db/testing/import-file";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { toMinor } from "@/server/kernel/money";
import { creditExposure } from "@/server/modules/credit";
import { withTenant } from "@/server/platform/tenant-scope";

let database: TestDatabase;
let ws: TestWorkspace;
beforeAll(async () => {
  database = await testDatabase();
  ws = await openTestWorkspace(database, { country: "US", currency: "USD", timeZone: "UTC" });
});
afterAll(() => database.drop());

const customersOf = (code: string) =>
  withTenant(ws.systemContext, ({ db, tenantId }) => db.select().from(customers).where(and(eq(customers.tenantId, tenantId), eq(customers.code, code))));
const counts = (run: { rowsCreated: number; rowsUpdated: number; rowsUnchanged: number; rowsRefused: number }) => [run.rowsCreated, run.rowsUpdated, run.rowsUnchanged, run.rowsRefused];

describe("CUS-19 customers from a file", () => {
  it("reads a Korean file by itself, with contact and address, and the same file twice adds nothing", async () => {
    const text = "고객코드,고객명,담당자,이메일,주소,도시,국가\r\nK-1,한빛상사 주식회사,김민지,kim@customer.example,테헤란로 12,서울,대한민국\r\nK-2,동해유통,이서준,lee@customer.example,양화로 3,서울,KR\r\n";
    const bytes = iconv.encode(text, "euc-kr");
    const engine = importer(ws.context("sales_manager"));
    expect(counts(await engine.bring("customers", bytes))).toEqual([2, 0, 0, 0]);
    const [customer] = await customersOf("K-1");
    expect(customer).toMatchObject({ name: "한빛상사 주식회사", email: "kim@customer.example", type: "direct" });
    const parties = await withTenant(ws.systemContext, async ({ db, tenantId }) => ({
      contacts: await db.select().from(contacts).where(and(eq(contacts.tenantId, tenantId), eq(contacts.customerId, customer!.id))),
      addresses: await db.select().from(customerAddresses).where(and(eq(customerAddresses.tenantId, tenantId), eq(customerAddresses.customerId, customer!.id))),
    }));
    expect(parties.contacts.map((c) => [c.name, c.isPrimary])).toEqual([["김민지", true]]);
    expect(parties.addresses.map((a) => [a.kind, a.line1, a.country]).sort()).toEqual([["bill_to", "테헤란로 12", "KR"], ["ship_to", "테헤란로 12", "KR"], ["sold_to", "테헤란로 12", "KR"]]);
    expect(counts(await engine.bring("customers", bytes))).toEqual([0, 0, 2, 0]);
    const changed = iconv.encode(text.replace("동해유통", "동해유통 본사"), "euc-kr");
    expect(counts(await engine.bring("customers", changed))).toEqual([0, 1, 1, 0]);
    expect((await customersOf("K-2"))[0]?.name).toBe("동해유통 본사");
  });

  it.each([
    ["gb18030", "代码;上海华兴贸易有限公司厨具进出口", { mapping: { code: "code", name: "name" } }],
    ["windows-1252", "W;Müller & Söhne Küchenbedarf für Gaststätten", {}],
    ["utf-16le", "U;Łódź Kuchnie", {}],
  ] as const)("reads %s, semicolons and quoted line breaks, and counts the lines of the file", async (encoding, sample, settings) => {
    const name = sample.split(";")[1] ?? "";
    const bytes = iconv.encode(`code;name;notes\n${encoding};"${name}";"two\nlines"\n;${name};\n`, encoding, { addBOM: encoding === "utf-16le" });
    const engine = importer(ws.context("owner"));
    const runId = await engine.begin("customers", bytes, { encoding: encoding === "utf-16le" ? undefined : encoding, ...settings });
    await engine.check(runId);
    expect((await engine.faults(runId)).map((row) => [row.lineNumbers, row.faults[0]?.code])).toEqual([[[4], "input.required"]]);
    await engine.start(runId);
    await engine.carryOn(runId);
    expect((await customersOf(encoding))[0]?.name).toBe(name);
  });

  it("names every fault by line and column in the dry run, writes nothing, and hands back refused lines that no spreadsheet runs", async () => {
    const file = "code,name,type,email,country\nD-1,Good,direct,good@customer.example,Germany\nD-2,,distributor,no-address,Atlantis\n=1+1,Agent,agent,,\nD-1,Twice,direct,,\n";
    const engine = importer(ws.context("owner"));
    const runId = await engine.begin("customers", file);
    const checked = await engine.check(runId);
    expect([checked.status, ...counts(checked)]).toEqual(["checked", 1, 0, 0, 3]);
    expect((await engine.faults(runId)).flatMap((row) => row.faults.map((f) => [f.params["fileLine"], f.params["column"], f.code]))).toEqual([
      [3, "name", "input.required"],
      [3, "country", "imports.country_unknown"],
      [3, "email", "input.email"],
      // The file has no column for these fields: the line alone says where.
      [4, undefined, "customers.commission_percent_missing"],
      [4, undefined, "customers.commission_payee_missing"],
      [5, "code", "imports.key_twice"],
    ]);
    expect(await customersOf("D-1")).toEqual([]);
    const { csv } = await engine.errorFile(runId);
    expect(csv).toContain("'=1+1,Agent");
    expect(csv).toContain("imports.key_twice (key D-1, first 2)");
    await engine.start(runId);
    await engine.carryOn(runId);
    expect(counts(await engine.run(runId))).toEqual([1, 0, 0, 3]);
    expect((await customersOf("D-1"))[0]?.name).toBe("Good");
  });

  it("brings bank account, credit limit and country of registration; each fault with its line, an empty limit lifts none", async () => {
    const engine = importer(ws.context("owner"));
    const file = (limit: string) => `code,name,country,country of registration,bank,bank account,credit limit\nL-1,Limited,KR,JP,Hana,110-22-3,"${limit}"\nL-2,Free,KR,,,,\n`;
    const limitOf = async (code: string) => (await withTenant(ws.systemContext, async (scope) => creditExposure(scope, (await customersOf(code))[0]?.id ?? ""))).limitMinor;
    expect(counts(await engine.bring("customers", file("1,250,000")))).toEqual([2, 0, 0, 0]);
    expect(await customersOf("L-1")).toMatchObject([{ bankName: "Hana", bankAccount: "110-22-3" }]);
    expect(await withTenant(ws.systemContext, async ({ db, tenantId }) => db.select({ country: legalEntities.country }).from(legalEntities).where(and(eq(legalEntities.tenantId, tenantId), eq(legalEntities.name, "Limited"))))).toEqual([{ country: "JP" }]);
    const minor = toMinor("1250000", ws.workspace.homeCurrency);
    expect([await limitOf("L-1"), await limitOf("L-2")]).toEqual([minor, null]);
    expect(counts(await engine.bring("customers", `${file("1,250,000")}L-3,New,KR,,,,\n`))).toEqual([1, 0, 2, 0]);
    expect(counts(await engine.bring("customers", file("")))).toEqual([0, 0, 2, 0]);
    expect(counts(await engine.bring("customers", file("9")))).toEqual([0, 1, 1, 0]);
    const faultsOf = async (text: string) => {
      const runId = await engine.begin("customers", text);
      await engine.check(runId);
      return (await engine.faults(runId)).flatMap((row) => row.faults.map((f) => [f.params["fileLine"], f.params["column"], f.code]));
    };
    expect(await faultsOf(file("-5"))).toEqual([[2, "credit limit", "input.amount_not_negative"]]);
    expect(await faultsOf(file("much"))).toEqual([[2, "credit limit", "imports.not_a_number"]]);
    expect(await limitOf("L-1")).toBe(toMinor("9", ws.workspace.homeCurrency));
  });

  it("refuses a file that says too little, a file of somebody else, and whoever may not import", async () => {
    const engine = importer(ws.context("owner"));
    const runId = await engine.begin("customers", "first,second\n1,2\n");
    await expect(engine.check(runId)).rejects.toMatchObject({ faults: [{ path: "mapping.code", code: "imports.field_not_mapped" }, { path: "mapping.name" }] });
    await expect(engine.begin("customers", "code,name\n")).rejects.toMatchObject({ code: "imports.file_empty" });
    await expect(engine.begin("customers", "code,name\n1,\"open\n")).rejects.toMatchObject({ code: "imports.file_unreadable" });
    await expect(importer(ws.context("sales_rep")).begin("customers", "code,name\n1,A\n")).rejects.toMatchObject({ code: "permission.missing" });
    const foreign = importer((await openTestWorkspace(database)).context("owner"));
    await expect(foreign.run(runId)).rejects.toMatchObject({ code: "record.not_found" });
  });

  it("stops where it is when it is cancelled, and when its starter has left", async () => {
    const engine = importer(ws.context("owner"));
    const runId = await engine.begin("customers", "code,name\nX-1,One\n");
    await engine.check(runId);
    await engine.start(runId);
    await engine.cancel(runId);
    await engine.carryOn(runId);
    expect(await engine.run(runId)).toMatchObject({ status: "cancelled", rowsDone: 0, availableActions: [] });
    expect(await customersOf("X-1")).toEqual([]);
  });
});

describe("ORD-21 items, stock and orders from files", () => {
  it("brings items with category, price, cost, supplier, then stock, then orders of two files and of one", async () => {
    const engine = importer(ws.context("owner"));
    expect(counts(await engine.bring("suppliers", "supplier_id,company_name\nS1,Kiln Works\n"))).toEqual([1, 0, 0, 0]);
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("Items");
    sheet.addRows([["SKU", "Product", "Category", "Price", "Supplier", "Discontinued", "UoM"], ["A1", "Bowl", "Ceramics", 12.5, "S1", 0, "piece"], ["A2", "Plate", "Ceramics", 8, "S1", 1, "piece"]]);
    const settings = { costPercentOfPrice: "60", valueMatches: { unitCode: { piece: "EA" } } };
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    expect(counts(await engine.bring("items", bytes, settings))).toEqual([2, 0, 0, 0]);
    expect(counts(await engine.bring("items", bytes, settings))).toEqual([0, 0, 2, 0]);
    const [bowl] = await withTenant(ws.systemContext, ({ db, tenantId }) => db.select().from(items).where(and(eq(items.tenantId, tenantId), eq(items.code, "A1"))));
    expect(bowl).toMatchObject({ name: "Bowl", standardCost: "7.5", discontinued: false });
    const links = await withTenant(ws.systemContext, ({ db, tenantId }) => db.select().from(supplierItems).where(eq(supplierItems.tenantId, tenantId)));
    expect(links).toHaveLength(2);

    const stock = "item,quantity\nA1,100\nA2,50\n";
    expect(counts(await engine.bring("opening_stock", stock, { defaults: { on: "2026-01-01" } }))).toEqual([2, 0, 0, 0]);
    expect(counts(await engine.bring("opening_stock", stock, { defaults: { on: "2026-01-01" } }))).toEqual([0, 0, 2, 0]);

    await engine.bring("customers", "code,name,address,city,country\nC1,Grocer,1 Main St,Boise,USA\n");
    const head = "order_id,customer_id,order_date,required_date,freight\n1,C1,2026-02-01,2026-02-20,32.38\n2,C1,2026-02-02,2026-02-20,\n";
    const lines = "order_id,product_id,unit_price,quantity,discount\n1,A1,10,3,0.15\n1,A2,8,1,0\n2,A1,12.5,2,0\n";
    expect(counts(await engine.bring("orders", head, { shares: "fraction" }, lines))).toEqual([2, 0, 0, 0]);
    const read = () =>
      withTenant(ws.systemContext, async ({ db, tenantId }) => ({
        orders: await db.select().from(orders).where(eq(orders.tenantId, tenantId)).orderBy(orders.externalKey),
        lines: await db.select().from(orderLines).where(eq(orderLines.tenantId, tenantId)),
      }));
    const first = await read();
    expect(first.orders.map((o) => [o.externalKey, o.orderedOn, o.netMinor, o.chargesMinor, o.status])).toEqual([["1", "2026-02-01", 3350n, 3238n, "draft"], ["2", "2026-02-02", 2500n, 0n, "draft"]]);
    expect(first.lines.map((l) => l.priceStatus)).not.toContain("manual");

    const changed = "order_id,customer_id,order_date,required_date,freight,product_id,quantity,unit_price,discount\n1,C1,2026-02-01,2026-02-20,32.38,A1,4,10,15\n1,C1,2026-02-01,2026-02-20,32.38,A2,1,8,\n3,C1,2026-02-03,2026-02-20,,A9,1,5,\n3,C1,2026-02-03,2026-02-20,,A1,minus,5,\n";
    const runId = await engine.begin("orders", changed);
    await engine.check(runId);
    expect((await engine.faults(runId)).map((row) => [row.lineNumbers, row.faults.map((f) => [f.params["fileLine"], f.params["column"], f.code])])).toEqual([[[4, 5], [[5, "quantity", "imports.not_a_number"], [4, "product_id", "imports.item_unknown"]]]]);
    await engine.start(runId);
    await engine.carryOn(runId);
    const second = await read();
    expect(second.orders.map((o) => [o.externalKey, o.netMinor, o.id === first.orders[0]?.id || o.id === first.orders[1]?.id])).toEqual([["1", 4200n, true], ["2", 2500n, true]]);
    expect(second.lines).toHaveLength(3);
  });

  it("names an unknown item at its own line of the second file", async () => {
    const engine = importer(ws.context("owner"));
    const runId = await engine.begin("orders", "order_id,customer_id\n7,C1\n8,NOBODY\n", {}, "order_id,product_id,quantity\n7,A1,1\n7,NONE,2\n8,A1,1\n99,A1,1\n");
    const checked = await engine.check(runId);
    expect(counts(checked)).toEqual([0, 0, 0, 3]);
    const faults = (await engine.faults(runId)).flatMap((row) => row.faults.map((f) => [row.key, f.code, f.params["fileLine"], f.params["column"]]));
    expect(faults).toEqual([["7", "imports.item_unknown", 3, "product_id"], ["8", "imports.customer_unknown", 3, "customer_id"], ["99", "imports.line_without_order", 5, "order_id"]]);
  });
});
