import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql } from "postgres";
import { afterAll, describe, expect, it } from "vitest";
import { checkCatalogue } from "@/db/checks/check-catalogue";
import { emptyDatabase, type TestDatabase } from "@/db/testing/test-database";
import { checkBooks } from "@/server/modules/books-check";
import { getOrder, listOrders } from "@/server/modules/orders";
import { loadWorkspaceBySlug } from "@/server/modules/workspaces";
import { systemActor, userActor, type UserId } from "@/server/platform/actor";
import { fixedClock } from "@/server/platform/clock";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import { migrateDatabase } from "./migrate";

const MIGRATIONS = path.join(import.meta.dirname, "migrations");
/** What a release's last migration was, with a company's two months as they lay in its tables. */
const RELEASES = path.join(import.meta.dirname, "testing", "releases");

let database: TestDatabase;
let owner: Sql;

/** Every release in turn gets a database of its own; the last one stays for what follows. */
async function newDatabase(): Promise<void> {
  await dropDatabase();
  database = await emptyDatabase();
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
}
async function dropDatabase(): Promise<void> {
  await owner?.end();
  await database?.drop();
}
afterAll(dropDatabase);

/** Brings the empty database to where a release left it: its migrations, and its rows. */
async function asOfRelease(release: string): Promise<Map<string, number>> {
  const folder = await mkdtemp(path.join(tmpdir(), "naru-release-"));
  await cp(MIGRATIONS, folder, { recursive: true });
  const journalFile = path.join(folder, "meta", "_journal.json");
  const journal = JSON.parse(await readFile(journalFile, "utf8")) as { entries: { tag: string }[] };
  await writeFile(journalFile, JSON.stringify({ ...journal, entries: journal.entries.filter((entry) => entry.tag.slice(0, 4) <= release) }));
  await owner.unsafe("do $$ begin create role naru_app nologin; exception when duplicate_object or unique_violation then null; end $$");
  await migrate(drizzle(owner), { migrationsFolder: folder });
  await rm(folder, { recursive: true });
  const lines = gunzipSync(await readFile(path.join(RELEASES, `${release}.jsonl.gz`))).toString("utf8").split("\n");
  const counts = new Map<string, number>();
  // Rows come table by table in the order of names: references hold when all are there.
  await owner.unsafe("set session_replication_role = replica");
  for (const line of lines) {
    const at = line.indexOf("\t");
    const [table, rows] = [line.slice(0, at), line.slice(at + 1)];
    await owner.unsafe(`insert into "${table}" select * from json_populate_recordset(null::"${table}", $1::text::json)`, [rows]);
    counts.set(table, (JSON.parse(rows) as unknown[]).length);
  }
  await owner.unsafe("set session_replication_role = origin");
  return counts;
}

const clock = fixedClock(new Date("2026-03-13T03:00:00Z"));

async function contextOf(slug: string): Promise<TenantContext> {
  const workspace = await withIdentity(localIdentityContext(database.db, clock, "migrate-test"), (scope) => loadWorkspaceBySlug(scope, slug));
  if (!workspace) throw new Error(`there is no workspace ${slug} any more`);
  return { database: database.db, workspace, actor: systemActor("migrate-test"), clock, requestId: "migrate-test" };
}

describe("migrations on a company at work", () => {
  it.each(["0000", "0001", "0004"])("keep every row of release %s, lead to the schema of today and leave the books in agreement", async (release) => {
    await newDatabase();
    const before = await asOfRelease(release);
    expect(before.get("orders")).toBeGreaterThan(50);
    await migrateDatabase(database.ownerUrl);
    for (const [table, count] of before) {
      const [row] = await owner.unsafe<{ count: number }[]>(`select count(*)::int as count from "${table}"`);
      expect([table, row?.count]).toEqual([table, count]);
    }
    expect(await checkCatalogue(owner)).toEqual([]);
    const context = await contextOf("hangang-trading");
    const books = await withTenant(context, checkBooks);
    expect(books.differenceCount).toBe(0);
    const [member] = await owner<{ id: string }[]>`select user_id as id from memberships where role = 'owner'`;
    const asOwner = { ...context, actor: userActor({ userId: member!.id as UserId, role: "owner", ownCustomersOnly: false }) };
    const { rows } = await withTenant(asOwner, (scope) => listOrders.within(scope, { limit: 100 }));
    expect(rows).toHaveLength(before.get("orders") ?? 0);
    const order = await withTenant(asOwner, (scope) => getOrder.within(scope, { orderId: rows[0]!.id as never }));
    expect(order.lines.length).toBeGreaterThan(0);
  });

  it("are all in the journal, and change nothing when run again", async () => {
    const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith(".sql")).map((name) => name.slice(0, -4)).sort();
    const journal = JSON.parse(await readFile(path.join(MIGRATIONS, "meta", "_journal.json"), "utf8")) as { entries: { tag: string }[] };
    expect(journal.entries.map((entry) => entry.tag)).toEqual(files);
    const done = async () => (await owner<{ count: number }[]>`select count(*)::int as count from drizzle.__drizzle_migrations`)[0]?.count;
    const before = await done();
    await migrateDatabase(database.ownerUrl);
    expect([await done(), before]).toEqual([files.length, files.length]);
  });
});
