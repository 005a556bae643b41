import { afterAll, beforeAll, describe, expect, it } from "vitest";
import postgres from "postgres";
import { testDatabase, type TestDatabase } from "./test-database";

describe("the database of a test file", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  async function roleAt(url: string) {
    const sql = postgres(url, { max: 1 });
    try {
      const [row] = await sql<{ role: string; bypasses: boolean; owns: number }[]>`
        select current_user as role,
          (select rolbypassrls or rolsuper from pg_roles where rolname = current_user) as bypasses,
          (select count(*)::int from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = current_user) as owns`;
      return row;
    } finally {
      await sql.end();
    }
  }

  it("gives the application a role that owns nothing and obeys row-level security", async () => {
    expect(await roleAt(database.appUrl)).toEqual({ role: "naru_app", bypasses: false, owns: 0 });
  });

  it("gives the predicate tests a role that only differs in bypassing row-level security", async () => {
    expect(await roleAt(database.bypassUrl)).toEqual({ role: "naru_bypass", bypasses: true, owns: 0 });
  });

  it("makes trigrams of Korean and Chinese", async () => {
    const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
    try {
      await sql`create extension if not exists pg_trgm`;
      const [row] = await sql<{ count: number }[]>`select cardinality(show_trgm('김치찌개 北京')) as count`;
      expect(row?.count).toBeGreaterThan(4);
    } finally {
      await sql.end();
    }
  });
});
