import { eq, and, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paymentTerms } from "@/db/schema/customers";
import { outboxEvents } from "@/db/schema/platform";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { insertRows } from "./insert-rows";
import { newId } from "./new-id";
import { sqlStatement, statement } from "./statement";
import { withTenant, type TenantScope } from "./tenant-scope";

const termsByCode = statement(["code"], (db, value) =>
  db.select({ id: paymentTerms.id, days: paymentTerms.days }).from(paymentTerms).where(and(eq(paymentTerms.tenantId, value("tenantId")), eq(paymentTerms.code, value("code")))),
);
const setDays = sqlStatement(["code", "days"], (value) => sql`
  update payment_terms set days = ${value("days")}::integer where tenant_id = ${value("tenantId")} and code = ${value("code")} returning id`);

describe("statements that are built once", () => {
  let database: TestDatabase;
  let [ours, theirs]: TestWorkspace[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    ours = await openTestWorkspace(database);
    theirs = await openTestWorkspace(database);
  });
  afterAll(() => database.drop());

  const inside = <T>(ws: TestWorkspace | undefined, fn: (scope: TenantScope) => Promise<T>) => {
    if (!ws) throw new Error("no workspace");
    return withTenant(ws.systemContext, fn);
  };
  const newTerms = (scope: TenantScope, code: string, days: number) =>
    insertRows(scope, paymentTerms, [{ tenantId: scope.tenantId, id: newId(), code, name: code, days }]);

  it("run on each transaction's own connection, for its own workspace", async () => {
    await inside(ours, (scope) => newTerms(scope, "SPEC", 7));
    await inside(theirs, (scope) => newTerms(scope, "SPEC", 21));
    const days = await Promise.all([ours, theirs, ours, theirs].map((ws) => inside(ws, async (scope) => (await termsByCode(scope, { code: "SPEC" }))[0]?.days)));
    expect(days).toEqual([7, 21, 7, 21]);
    expect(await inside(ours, (scope) => setDays(scope, { code: "SPEC", days: 8 }))).toHaveLength(1);
    expect((await inside(theirs, (scope) => termsByCode(scope, { code: "SPEC" })))[0]?.days).toBe(21);
  });

  it("see what the statements sent before them did", async () => {
    const [, , found] = await inside(ours, (scope) => Promise.all([newTerms(scope, "SENT", 1), setDays(scope, { code: "SENT", days: 5 }), termsByCode(scope, { code: "SENT" })]));
    expect(found).toMatchObject([{ days: 5 }]);
  });

  it("refuse to run without a value", async () => {
    await expect(inside(ours, (scope) => termsByCode(scope, {} as { code: string }))).rejects.toThrow("lacks its value code");
  });

  it("say what failed, not what followed", async () => {
    const twice = inside(ours, (scope) => Promise.all([setDays(scope, { code: "SPEC", days: "many" }), termsByCode(scope, { code: "SPEC" })]));
    await expect(twice).rejects.toMatchObject({ code: "22P02" });
  });

  it("insert rows of any number with one text, columns left out taking their default", async () => {
    const event = (type: string) => ({ id: newId(), type, requestId: "r-1", payload: { quote: "it's \"quoted\"", list: [1, null] }, occurredAt: new Date("2026-03-12T03:00:00Z") });
    await inside(ours, (scope) => insertRows(scope, outboxEvents, ["a.one", "a.two"].map((type) => ({ tenantId: scope.tenantId, ...event(type) }))));
    const rows = await inside(ours, (scope) => scope.db.select().from(outboxEvents).where(and(eq(outboxEvents.tenantId, scope.tenantId), sql`type like 'a.%'`)).orderBy(outboxEvents.type));
    expect(rows).toMatchObject([
      { type: "a.one", payload: { quote: "it's \"quoted\"", list: [1, null] }, occurredAt: new Date("2026-03-12T03:00:00Z"), attempts: 0 },
      { type: "a.two" },
    ]);
    const mixed = inside(ours, (scope) => insertRows(scope, outboxEvents, [{ tenantId: scope.tenantId, ...event("b.one"), attempts: 2 }, { tenantId: scope.tenantId, ...event("b.two") }]));
    await expect(mixed).rejects.toThrow("attempts is given by some rows only");
  });

  it("write nothing of another workspace", async () => {
    const foreign = inside(ours, (scope) => insertRows(scope, paymentTerms, [{ tenantId: theirs?.workspace.tenantId ?? "", id: newId(), code: "LEAK", name: "Leak", days: 1 }]));
    await expect(foreign).rejects.toThrow(/row-level security/);
  });
});
