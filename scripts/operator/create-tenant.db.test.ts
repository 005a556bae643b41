import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { authenticateApiKey } from "@/server/modules/workspaces";
import { systemClock } from "@/server/platform/clock";
import { passwordMatches } from "@/server/platform/passwords";
import postgres from "postgres";
import { createTenant } from "./create-tenant";

const particulars = { country: "KR", homeCurrency: "KRW", timeZone: "Asia/Seoul" };

describe("PLT-01 an operator makes a workspace from the command line", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    process.env["NEXTAUTH_SECRET"] ??= "a secret that only this test knows, long enough";
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  async function rows<T>(text: string): Promise<T[]> {
    const sql = postgres(database.ownerUrl, { max: 1 });
    try {
      return [...(await sql.unsafe<T[] & postgres.Row[]>(text))];
    } finally {
      await sql.end();
    }
  }

  it("answers a workspace, an owner who can sign in, and a key that works", async () => {
    const made = await createTenant(database.db, systemClock, { ...particulars, name: "Hanbit Trading", ownerEmail: "Owner@Example.com" });
    expect(made.workspace).toMatchObject({ name: "Hanbit Trading", slug: "hanbit-trading" });
    expect(made.owner.email).toBe("owner@example.com");
    const [user] = await rows<{ password_hash: string }>("select password_hash from users where email = 'owner@example.com'");
    expect(await passwordMatches(user?.password_hash ?? null, made.owner.password ?? "")).toBe(true);
    const now = systemClock.now();
    expect(await authenticateApiKey(database.db, { key: made.apiKey, now })).toMatchObject({ role: "owner", workspace: { slug: "hanbit-trading" } });
    expect(await authenticateApiKey(database.db, { key: `${made.apiKey}x`, now })).toBeNull();
  });

  it("leaves the password of somebody who has an account alone, and takes another slug for the same name", async () => {
    const made = await createTenant(database.db, systemClock, { ...particulars, name: "Hanbit Trading", ownerEmail: "owner@example.com" });
    expect(made.owner.password).toBeNull();
    expect(made.workspace.slug).not.toBe("hanbit-trading");
  });

  it("names every fault and makes nothing", async () => {
    const attempt = createTenant(database.db, systemClock, { name: "", ownerEmail: "nobody", country: "Korea", homeCurrency: "KRW", timeZone: "Mars" });
    await expect(attempt).rejects.toMatchObject({ faults: expect.arrayContaining([expect.objectContaining({ path: "name" }), expect.objectContaining({ path: "ownerEmail" }), expect.objectContaining({ path: "country" }), expect.objectContaining({ path: "timeZone" })]) });
    expect(await rows("select 1 from users where email = 'nobody'")).toEqual([]);
  });
});
