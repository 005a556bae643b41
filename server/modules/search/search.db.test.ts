import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { tradingCompany, type TradingCompany } from "@/db/testing/trading-company";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { assignOwner, createCustomer, getCustomer, updateCustomer } from "@/server/modules/customers";
import { createOrder } from "@/server/modules/orders";
import { execute, read } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import { followChanges, isIndexBehind, searchEverything } from ".";

let database: TestDatabase;
let ws: TestWorkspace;
let other: TestWorkspace;
let company: TradingCompany;
const ids: Record<string, string> = {};

async function found(search: string, context: TenantContext = ws.context("owner")): Promise<string[]> {
  const { groups } = await read(context, searchEverything, { search, mostOfEach: 20 });
  return groups.flatMap((group) => group.hits.map((hit) => hit.label));
}

async function customer(name: string, more: { entity?: string; contact?: string; phone?: string } = {}): Promise<string> {
  const address = { label: "Main", line1: "1 Harbour Road", city: "Busan", country: "KR" };
  const made = await execute(ws.context("owner"), createCustomer, {
    name, type: "direct", endUse: "own use",
    entity: { name: more.entity ?? name, country: "KR" },
    contacts: [{ name: more.contact ?? "Buyer One", phone: more.phone, isPrimary: true }],
    addresses: [{ kind: "sold_to", ...address }, { kind: "ship_to", ...address }, { kind: "bill_to", ...address }],
  } as never, newId());
  return made.customerId;
}

beforeAll(async () => {
  database = await testDatabase();
  ws = await openTestWorkspace(database);
  other = await openTestWorkspace(database);
  company = await tradingCompany(ws);
  ids["hangang"] = await customer("한강전자", { entity: "Hangang Electronics Co., Ltd.", contact: "김민지", phone: "010-4821-7733" });
  ids["shanghai"] = await customer("上海华东电子有限公司", { contact: "王小明" });
  ids["muller"] = await customer("Müller Maschinenbau GmbH");
  ids["item"] = await company.item({ code: "BOLT-M8-40", onHand: "10" });
  const order = await execute(ws.context("owner"), createOrder, {
    customerId: ids["hangang"], customerReference: "PO-77-4410", requiredOn: "2026-03-20",
    lines: [{ itemId: ids["item"], quantity: "1" }],
  } as never, newId());
  ids["number"] = (order as { number: string }).number;
  await followChanges(ws.systemContext);
});

afterAll(() => database.drop());

describe("CUS-01 everything is found from one place", () => {
  it.each([
    ["한강전자", "한강전자"], ["한강전지", "한강전자"], ["ㅎㄱㅈㅈ", "한강전자"], ["hangamg", "한강전자"], ["김민저", "한강전자"], ["48217733", "한강전자"], ["010-4821", "한강전자"],
    ["华东", "上海华东电子有限公司"], ["王小", "上海华东电子有限公司"], ["muler", "Müller Maschinenbau GmbH"], ["bolt-m8", "Item BOLT-M8-40"],
  ])("%s finds %s", async (typed, label) => {
    expect((await found(typed))[0]).toBe(label);
  });

  it("finds an order by its number, the number's end and the customer's reference, and says whose it is", async () => {
    for (const typed of [ids["number"]!, ids["number"]!.toLowerCase(), ids["number"]!.slice(-5), "PO-77-4410", "4410"]) expect(await found(typed)).toContain(ids["number"]);
    const { groups } = await read(ws.context("owner"), searchEverything, { search: "po-77" });
    expect(groups[0]?.hits[0]).toMatchObject({ kind: "order", customerName: "한강전자", found: { field: "reference", text: "PO-77-4410" } });
  });

  it("finds nothing by what nobody is called", async () => {
    expect(await found("zzyzx")).toEqual([]);
    expect(await found("  ")).toEqual([]);
  });

  it("follows a change of name within the same run, and no longer finds the old one", async () => {
    const { customer: { code, version } } = await read(ws.context("owner"), getCustomer, { customerId: ids["muller"] as never });
    await execute(ws.context("owner"), updateCustomer, { customerId: ids["muller"], version, code, name: "Rheinwerk", type: "direct", endUse: "own use" } as never, newId());
    expect(await withTenant(ws.systemContext, isIndexBehind)).toBe(true);
    await followChanges(ws.systemContext);
    expect(await withTenant(ws.systemContext, isIndexBehind)).toBe(false);
    expect(await found("rheinwerk")).toEqual(["Rheinwerk"]);
  });

  it("runs twice without changing anything", async () => {
    const sizes = () => withTenant(ws.systemContext, (scope) => scope.db.execute(sql`select sum(size)::int as n, (select count(*)::int from search_documents where tenant_id = ${scope.tenantId}::uuid) as d from search_grams where tenant_id = ${scope.tenantId}::uuid`));
    const [before] = await sizes();
    await followChanges(ws.systemContext);
    expect((await sizes())[0]).toEqual(before);
  });
});

describe("CUS-10 nobody finds what is not theirs", () => {
  it("shows a restricted representative own customers and their documents only", async () => {
    const rep = ws.context({ role: "sales_rep", ownCustomersOnly: true });
    expect(await found("한강전자", rep)).toEqual([]);
    expect(await found(ids["number"]!, rep)).toEqual([]);
    await execute(ws.context("owner"), assignOwner, { customerIds: [ids["hangang"]], ownerUserId: ws.users.sales_rep.userId } as never, newId());
    expect(await found("한강전자", rep)).toEqual(["한강전자"]);
    expect(await found(ids["number"]!, rep)).toContain(ids["number"]);
    expect(await found("华东", rep)).toEqual([]);
  });

  it("finds nothing of another workspace (PLT-01)", async () => {
    await followChanges(other.systemContext);
    expect(await found("한강전자", other.context("owner"))).toEqual([]);
  });

  it("is closed to who has no home here", async () => {
    await expect(found("한강전자", ws.context("agent"))).rejects.toMatchObject({ code: "permission.missing" });
  });
});
