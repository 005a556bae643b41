import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { checkBooks } from "@/server/modules/books-check";
import { askRemoval, getChecklist } from "@/server/modules/setup";
import { loadWorkspaceBySlug } from "@/server/modules/workspaces";
import { systemActor, userActor } from "@/server/platform/actor";
import { systemClock } from "@/server/platform/clock";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import { continueRemoval, continueSample, halfRemovedSamples, openSample, removeSample, SAMPLE_STEPS } from ".";

let database: TestDatabase;
let ws: TestWorkspace;
beforeAll(async () => {
  database = await testDatabase();
  ws = await openTestWorkspace(database);
});
afterAll(() => database.drop());

const identity = (userId: string | null = null) => ({ ...localIdentityContext(database.db, systemClock, "test"), userId: userId as never });
const bySlug = (slug: string) => withIdentity(identity(), (scope) => loadWorkspaceBySlug(scope, slug));
const count = (context: TenantContext, table: string) =>
  withTenant(context, async ({ db, tenantId }) => Number((await db.execute<{ n: string }>(sql`select count(*) as n from ${sql.identifier(table)} where tenant_id = ${tenantId}`))[0]?.n));

describe("PLT-02 sample data in a workspace of its own", () => {
  it("is filled through the commands, goes on where it was stopped, keeps the books, and leaves the real workspace alone", async () => {
    const before = await count(ws.systemContext, "orders");
    const { slug } = await withIdentity(identity(ws.users.owner.userId), (scope) => openSample.within(scope, { slug: ws.workspace.slug }));
    const workspace = await bySlug(slug);
    if (!workspace) throw new Error("no sample workspace");
    const context: TenantContext = { database: database.db, workspace, actor: systemActor("worker"), clock: systemClock, requestId: "test" };
    const owner: TenantContext = { ...context, actor: userActor({ userId: ws.users.owner.userId, role: "owner", ownCustomersOnly: false }) };
    const progress = () => withTenant(owner, async (scope) => (await getChecklist.within(scope, {})).sample);
    await continueSample(context, { steps: 4 });
    expect(await progress()).toEqual({ steps: SAMPLE_STEPS, done: 4, removing: false });
    await Promise.all([continueSample(context), continueSample(context)]);
    await continueSample(context);
    expect(await progress()).toEqual({ steps: SAMPLE_STEPS, done: SAMPLE_STEPS, removing: false });
    expect([await count(context, "items"), await count(context, "customers"), await count(context, "orders"), await count(context, "invoices"), await count(context, "receipts")]).toEqual([8, 6, 12, 6, 3]);
    const states = await withTenant(context, ({ db, tenantId }) => db.execute<{ status: string; n: number }>(sql`select status, count(*)::int as n from orders where tenant_id = ${tenantId} group by 1 order by 1`));
    expect(states.map((row) => row.status)).toContain("draft");
    const books = await withTenant(context, (scope) => checkBooks(scope));
    expect(books.checks.filter((check) => check.differenceCount > 0)).toEqual([]);
    expect(await count(ws.systemContext, "orders")).toBe(before);

    await removeSample(context);
    expect(await bySlug(slug)).not.toBeNull();
    await withTenant(owner, (scope) => askRemoval.within(scope, {}));
    await removeSample(context);
    expect(await bySlug(slug)).toBeNull();
    expect(await count(context, "orders")).toBe(0);
    expect(await bySlug(ws.workspace.slug)).not.toBeNull();
  }, 120_000);

  it("is opened only by a member, and a workspace of real business is never removed", async () => {
    const stranger = (await openTestWorkspace(database)).users.owner.userId;
    await expect(withIdentity(identity(stranger), (scope) => openSample.within(scope, { slug: ws.workspace.slug }))).rejects.toMatchObject({ code: "record.not_found" });
    await expect(withTenant(ws.context("owner"), (scope) => askRemoval.within(scope, {}))).rejects.toMatchObject({ code: "setup.not_a_sample" });
    await expect(withTenant(ws.context("admin"), (scope) => askRemoval.within(scope, {}))).rejects.toMatchObject({ code: "permission.missing" });
  });

  it("goes on removing where a worker was killed: closed at once, gone in the end, and no other closed workspace with it", async () => {
    const { slug } = await withIdentity(identity(ws.users.owner.userId), (scope) => openSample.within(scope, { slug: ws.workspace.slug }));
    const other = await openTestWorkspace(database);
    const workspace = await bySlug(slug);
    if (!workspace) throw new Error("no sample workspace");
    const context: TenantContext = { database: database.db, workspace, actor: systemActor("worker"), clock: systemClock, requestId: "test" };
    const owner: TenantContext = { ...context, actor: userActor({ userId: ws.users.owner.userId, role: "owner", ownCustomersOnly: false }) };
    await continueSample(context, { steps: 2 });
    await withTenant(owner, (scope) => askRemoval.within(scope, {}));
    const close = (id: string, minutesAgo: number) =>
      withIdentity(identity(), ({ db }) => db.execute(sql`update tenants set status = 'suspended', updated_at = now() - ${minutesAgo} * interval '1 minute' where id = ${id}::uuid`));
    await close(workspace.tenantId, 0);
    await close(other.workspace.tenantId, 5);
    const half = () => withIdentity(identity(), halfRemovedSamples);
    expect([await bySlug(slug), await half()]).toEqual([null, []]);
    await close(workspace.tenantId, 5);
    expect(await half()).toEqual([slug]);
    await Promise.all([continueRemoval(identity(), slug), continueRemoval(identity(), slug)]);
    await continueRemoval(identity(), slug);
    expect([await half(), await count(context, "items")]).toEqual([[], 0]);
    expect(await withIdentity(identity(), ({ db }) => db.execute(sql`select slug from tenants where id in (${workspace.tenantId}::uuid, ${other.workspace.tenantId}::uuid)`))).toHaveLength(1);
  }, 60_000);

  it("ticks the checklist by facts", async () => {
    const steps = await withTenant(ws.context("owner"), async (scope) => (await getChecklist.within(scope, {})).steps.filter((step) => step.done).map((step) => step.id));
    expect(steps).toEqual(["email", "members"]);
  });
});
