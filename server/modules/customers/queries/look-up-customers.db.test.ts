import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { execute, read } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import type { TenantContext } from "@/server/platform/tenant-scope";
import { addContact, archiveCustomer, createCustomer, lookUpCustomers } from "..";

describe("ORD-07 CUS-19 a customer looked up is the one that was meant, however many there are", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  let other: TestWorkspace;
  const create = async (code: string, name: string, contact?: string) => {
    const { customerId } = await execute(ws.context("owner"), createCustomer, { type: "direct", code, name }, newId());
    if (contact) await execute(ws.context("owner"), addContact, { customerId, name: contact } as never, newId());
    return customerId;
  };
  const found = async (search: string, more: { status?: "active"; limit?: number } = {}, context: TenantContext = ws.context("owner")) =>
    (await read(context, lookUpCustomers, { search, ...more })).rows.map((row) => row.code);

  beforeAll(async () => {
    database = await testDatabase();
    [ws, other] = await Promise.all([openTestWorkspace(database), openTestWorkspace(database)]);
    // Two hundred whose names come before all others, and each of which knows a Keller.
    for (let i = 0; i < 200; i += 1) await create(`A${1000 + i}`, `Aardvark ${i} C0217 Trading`, i % 4 === 0 ? "Anna Keller" : undefined);
    await create("C0217", "Zwilling Besteck");
    await create("C02170", "Zwirn & Faden");
    await create("C0159", "Keller Distribution");
    await create("C0300", "Zum Haus Keller");
    await create("C0301", "(주)Keller Korea");
    await create("C0038", "Silva & Kellermann");
    await create("KELLER", "Weinbau Nord");
    await create("KELLER-2", "Weinbau Süd");
    await create("C0400", "Grosskellerei Wien");
    await execute(other.context("owner"), createCustomer, { type: "direct", code: "KELLER", name: "Keller of others" }, newId());
  });
  afterAll(() => database.drop());

  it("its exact code stands first among two hundred that match and sort before it; then codes that begin so", async () => {
    expect((await found("C0217")).slice(0, 2)).toEqual(["C0217", "C02170"]);
    expect(await found("c0217", { limit: 1 })).toEqual(["C0217"]);
  });

  it("then names that begin so, words that do, whatever holds it, and contacts last, each by name", async () => {
    const codes = await found(" keller ", { limit: 50 });
    expect(codes.slice(0, 7)).toEqual(["KELLER", "KELLER-2", "C0159", "C0301", "C0038", "C0300", "C0400"]);
    expect(codes.slice(7, 9)).toEqual(["A1000", "A1100"]);
    expect(codes).toHaveLength(50);
    expect((await found("weinbau keller")).slice(0, 2)).toEqual(["KELLER", "KELLER-2"]);
  });

  it("as it is typed: signs mean themselves, nothing typed gives the first by name, nothing there gives none", async () => {
    expect(await found("%")).toEqual([]);
    expect(await found("_")).toEqual([]);
    expect(await found("'\\")).toEqual([]);
    expect((await found("", { limit: 3 })).at(0)).toBe("C0301");
    expect(await found("zebra")).toEqual([]);
  });

  it("only of one's own company and, where that is the rule, of one's own customers; archived ones where they are wanted", async () => {
    expect(await found("keller of", {}, other.context("owner"))).toEqual(["KELLER"]);
    expect(await found("keller of")).toEqual([]);
    const rep = ws.context({ role: "sales_rep", ownCustomersOnly: true });
    const mine = await execute(rep, createCustomer, { type: "direct", code: "REP-1", name: "Keller of the representative" }, newId());
    expect(await found("keller", {}, rep)).toEqual(["REP-1"]);
    await execute(ws.context("owner"), archiveCustomer, { customerId: mine.customerId as never, version: 1 }, newId());
    expect(await found("keller of", { status: "active" })).toEqual([]);
    expect(await found("keller of")).toEqual(["REP-1"]);
  });
});
