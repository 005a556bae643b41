import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { execute, read } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant } from "@/server/platform/tenant-scope";
import { createCustomer, listCustomers } from "..";

const NAMES = ["하나상사", "가온무역", "Apple Trading", "重庆机械", "北京贸易", "다인산업"];

describe("PLT-18 names sort as the workspace's language does", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  const speaking = (language: string) => {
    const context = ws.context("owner");
    return { ...context, workspace: { ...context.workspace, language } };
  };
  /** Two at a time, so that every order is also walked through its cursors. */
  const inOrder = async (language: string, sort: "name" | "-name" = "name") => {
    const names: string[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await read(speaking(language), listCustomers, { sort, limit: 2, ...(cursor ? { cursor } : {}) });
      names.push(...page.rows.map((row) => row.name));
      more = page.nextCursor !== null;
      cursor = page.nextCursor ?? undefined;
    }
    return names;
  };

  beforeAll(async () => {
    database = await testDatabase();
    ws = await openTestWorkspace(database);
    for (const name of NAMES) await execute(ws.context("owner"), createCustomer, { type: "direct", name }, newId());
  });
  afterAll(() => database.drop());

  it("in 가나다 order in Korean, Hanja as it is read (北 is 북, 重 is 중), Latin letters after", async () => {
    expect(await inOrder("ko")).toEqual(["가온무역", "다인산업", "北京贸易", "重庆机械", "하나상사", "Apple Trading"]);
  });

  it("by pinyin first in Chinese: 北京 (běi) before 重庆 (chóng)", async () => {
    const chinese = await inOrder("zh");
    expect(chinese.slice(0, 2)).toEqual(["北京贸易", "重庆机械"]);
    expect(await inOrder("zh", "-name")).toEqual([...chinese].reverse());
  });

  it("Latin letters first in English, and in any language nobody is left out", async () => {
    expect((await inOrder("en"))[0]).toBe("Apple Trading");
    for (const language of ["en", "ko", "zh"]) expect([...(await inOrder(language))].sort()).toEqual([...NAMES].sort());
  });

  it.each(["ko", "zh"])("reads a page in %s from its index", async (language) => {
    const plan = await withTenant(speaking(language), async (scope) => {
      await scope.db.execute(sql`set local enable_seqscan = off`);
      const collation = sql.raw(`"${language}-x-icu"`);
      return scope.db.execute<{ "QUERY PLAN": string }>(
        sql`explain select id from customers where tenant_id = ${scope.tenantId}::uuid and (name collate ${collation}, id) > ('가', ${newId()}::uuid) order by name collate ${collation}, id limit 51`,
      );
    });
    const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
    expect(text).toContain(`customers_name_${language}_idx`);
    expect(text).not.toContain("Sort");
  });
});
