import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema/platform";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { execute, read, type InputOf } from "@/server/platform/command";
import { describeError } from "@/server/platform/describe-error";
import { newId } from "@/server/platform/new-id";
import { withTenant } from "@/server/platform/tenant-scope";
import { discardDraft, getDraft, keepDraft, pruneDrafts } from "./index";

let database: TestDatabase;
let ws: TestWorkspace;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  ws = await openTestWorkspace(database);
});

type Who = Parameters<TestWorkspace["context"]>[0];
const KEY = "order/new";
const keep = (who: Who, content: string, input: Partial<InputOf<typeof keepDraft>> = {}, key = newId()) =>
  execute(ws.context(who), keepDraft, { key: KEY, content, baseVersion: null, seen: null, writer: "window-one", ...input }, key);
const get = (who: Who, at = ws) => read(at.context(who), getDraft, { key: KEY });
const codeOf = (attempt: Promise<unknown>) => attempt.then(() => "ok", (error: unknown) => describeError(error).code);

describe("PLT-09 what is typed is kept until it is saved", () => {
  it("comes back on another device, to its writer alone", async () => {
    await keep("sales_rep", "a");
    await keep("sales_rep", "ab", { baseVersion: 4 });
    expect(await get("sales_rep")).toEqual({ content: "ab", baseVersion: 4, version: 2, at: ws.clock.now() });
    await keep("sales_rep", "abc", { baseVersion: 0 });
    expect(await get("sales_rep")).toMatchObject({ content: "abc", baseVersion: 0 });
    expect(await codeOf(keep("sales_rep", "abcd", { baseVersion: -1 }))).toBe("input.invalid");
    expect(await get("sales_manager")).toBeNull();
    expect(await get("owner", await openTestWorkspace(database))).toBeNull();
  });

  it("is not overwritten by a window that has not seen it", async () => {
    await keep("sales_rep", "long work");
    expect(await keep("sales_rep", "x", { writer: "window-two" })).toMatchObject({ kept: null, other: { content: "long work", version: 1 } });
    expect((await get("sales_rep"))?.content).toBe("long work");
    expect(await keep("sales_rep", "goes on", { writer: "window-two", seen: 1 })).toMatchObject({ kept: { version: 2 }, other: null });
    expect(await keep("sales_rep", "late", { seen: null })).toMatchObject({ kept: null, other: { content: "goes on" } });
  });

  it("is kept once, however often the same is sent, and by two windows at once by one", async () => {
    const key = newId();
    expect(await keep("sales_rep", "a", {}, key)).toEqual(await keep("sales_rep", "a", {}, key));
    expect((await get("sales_rep"))?.version).toBe(1);
    const both = await Promise.all(["three", "four"].map((n) => execute(ws.context("warehouse"), keepDraft, { key: KEY, content: n, baseVersion: null, seen: null, writer: `window-${n}` }, newId())));
    expect(both.filter(({ kept }) => kept)).toHaveLength(1);
  });

  it("is gone when it was saved, and leaves no trail", async () => {
    await keep("sales_rep", "a");
    const discard = (who: Who) => execute(ws.context(who), discardDraft, { key: KEY }, newId());
    await discard("sales_manager");
    expect(await get("sales_rep")).not.toBeNull();
    await discard("sales_rep");
    await discard("sales_rep");
    expect(await get("sales_rep")).toBeNull();
    const lines = await withTenant(ws.systemContext, (scope) => scope.db.select({ action: auditEntries.action }).from(auditEntries).where(eq(auditEntries.tenantId, scope.tenantId)));
    expect(lines.filter(({ action }) => action.startsWith("drafts."))).toEqual([]);
  });

  it("is refused when too long or without a form, and to the system", async () => {
    expect(await codeOf(keep("sales_rep", "x".repeat(200_001)))).toBe("input.invalid");
    expect(await codeOf(keep("sales_rep", "x", { key: "nonsense" }))).toBe("input.invalid");
    expect(await codeOf(execute(ws.systemContext, keepDraft, { key: KEY, content: "x", baseVersion: null, seen: null, writer: "window-one" }, newId()))).toBe("permission.missing");
  });

  it("is forgotten after a month without a change", async () => {
    await keep("sales_rep", "old");
    ws.clock.addDays(29);
    await keep("warehouse", "young");
    ws.clock.addDays(2);
    expect(await withTenant(ws.systemContext, pruneDrafts)).toBe(1);
    expect([await get("sales_rep"), (await get("warehouse"))?.content]).toEqual([null, "young"]);
  });
});
