import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema/platform";
import { ROLES } from "@/server/platform/permissions";
import { withTenant } from "@/server/platform/tenant-scope";
import { testDatabase, type TestDatabase } from "./test-database";
import { openTestWorkspace } from "./workspace";

describe("the workspace of a test", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it("has a member of every role and the policies that the test wishes", async () => {
    const ws = await openTestWorkspace(database, { country: "US", currency: "USD", settings: { repsSeeOwnCustomersOnly: true } });
    expect(Object.keys(ws.users)).toEqual([...ROLES]);
    expect(ws.workspace.homeCurrency).toBe("USD");
    expect(ws.context("sales_rep").actor).toMatchObject({ ownCustomersOnly: true, userId: ws.users.sales_rep.userId });
    expect(ws.context("sales_manager").actor).toMatchObject({ ownCustomersOnly: false });
  });

  it("writes its audit line into its own trail only", async () => {
    const [one, other] = [await openTestWorkspace(database), await openTestWorkspace(database)];
    const trail = await withTenant(one.systemContext, (scope) =>
      scope.db.select().from(auditEntries).where(eq(auditEntries.action, "workspaces.open-workspace")),
    );
    expect(trail.map((line) => line.tenantId)).toEqual([one.workspace.tenantId]);
    expect(other.workspace.slug).not.toBe(one.workspace.slug);
    const outside = await database.db.execute(sql`select count(*)::int as count from audit_entries`);
    expect(outside[0]).toEqual({ count: 0 });
  });
});
