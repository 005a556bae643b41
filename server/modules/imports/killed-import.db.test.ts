import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ImportTask } from "@/db/testing/import-child";
import { importer } from "@/db/testing/import-file";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, testClock, type TestWorkspace } from "@/db/testing/workspace";
import { checkBooks } from "@/server/modules/books-check";
import { withTenant } from "@/server/platform/tenant-scope";

const child = fileURLToPath(new URL("../../../db/testing/import-child.ts", import.meta.url));
const ORDERS = 160;
const KILLS = 6;

const customers = `code,name,address,country\n${Array.from({ length: 12 }, (_, i) => `C${i},Customer ${i},${i} Road,KR`).join("\n")}\n`;
const items = `code,name,price,cost,category\n${Array.from({ length: 15 }, (_, i) => `I${i},Item ${i},${1000 + i * 10},600,Cat ${i % 3}`).join("\n")}\n`;
const orders = `order_id,customer_id,order_date,freight\n${Array.from({ length: ORDERS }, (_, i) => `O${i},C${i % 12},2026-01-${String((i % 28) + 1).padStart(2, "0")},${i * 10}`).join("\n")}\n`;
const lines = `order_id,product_id,quantity\n${Array.from({ length: ORDERS * 2 }, (_, i) => `O${i >> 1},I${(i * 7) % 15},${(i % 9) + 1}`).join("\n")}\n`;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function prepared(): Promise<{ ws: TestWorkspace; engine: ReturnType<typeof importer>; runId: string }> {
  const ws = await openTestWorkspace(database, { clock: testClock(new Date().toISOString()) });
  const engine = importer(ws.context("owner"));
  await engine.bring("customers", customers);
  await engine.bring("items", items);
  const runId = await engine.begin("orders", orders, {}, lines);
  await engine.check(runId);
  await engine.start(runId);
  return { ws, engine, runId };
}

/**
 * A worker on the run in a process of its own, killed in the middle of one statement or left alone; answers how many statements it took, or
 * "killed". Counted in statements and not in time, so that neither a slow nor a fast machine is through before it is killed.
 */
function worker(task: Omit<ImportTask, "dieAtStatement">, dieAtStatement: number | null): Promise<"killed" | number> {
  return new Promise((resolve, reject) => {
    const process_ = fork(child, { execArgv: ["--import", "tsx"], stdio: ["ignore", "ignore", "inherit", "ipc"] });
    let statements = 0;
    process_.once("message", (count: number) => (statements = count));
    process_.once("error", reject);
    process_.once("exit", (code, signal) => (signal === "SIGKILL" ? resolve("killed") : code === 0 ? resolve(statements) : reject(new Error(`the worker ended with ${code}`))));
    process_.send({ ...task, dieAtStatement });
  });
}

/** Where to kill, so that all the kills together come before the end of what takes so many statements. */
const somewhere = (statements: number) => Math.floor(((0.4 + 0.5 * Math.random()) * statements) / KILLS);

/** Everything an import leaves behind, without ids and moments. */
function result(ws: TestWorkspace) {
  const { tenantId } = ws.workspace;
  return withTenant(ws.systemContext, async ({ db }) => ({
    orders: await db.execute(sql`
      select o.external_key, c.code, o.ordered_on, o.status, o.net_minor, o.gross_minor, o.charges_minor, count(l.*)::int as lines, string_agg(i.code || '×' || l.quantity, ' ' order by l.line_no) as goods
      from orders o join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id join order_lines l on l.tenant_id = o.tenant_id and l.order_id = o.id
      join items i on i.tenant_id = l.tenant_id and i.id = l.item_id where o.tenant_id = ${tenantId} group by o.id, o.tenant_id, c.code order by o.external_key`),
    numbers: await db.execute(sql`select count(distinct number)::int as numbers, count(*)::int as orders from orders where tenant_id = ${tenantId}`),
    rows: await db.execute(sql`select position, key, line_numbers, outcome, entity_id is not null as has_entity, faults from import_rows where tenant_id = ${tenantId} order by key, position`),
    keys: await db.execute(sql`select kind, key, content_hash from import_keys where tenant_id = ${tenantId} order by kind, key`),
    audit: await db.execute(sql`select action, count(*)::int as count from audit_entries where tenant_id = ${tenantId} group by 1 order by 1`),
    events: await db.execute(sql`select type, count(*)::int as count from outbox_events where tenant_id = ${tenantId} group by 1 order by 1`),
  }));
}

const taskOf = ({ ws, runId }: { ws: TestWorkspace; runId: string }) => ({ databaseUrl: database.appUrl, tenantId: ws.workspace.tenantId, runId });

describe("ORD-21 an import whose worker is killed", () => {
  it("ends as one that was left alone: nothing lost, nothing twice", async () => {
    const calm = await prepared();
    const undisturbed = await worker(taskOf(calm), null);
    const { ws, engine, runId } = await prepared();
    const task = taskOf({ ws, runId });
    const stoodAt: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      expect(await worker(task, somewhere(Number(undisturbed)))).toBe("killed");
      stoodAt.push((await engine.run(runId)).rowsDone);
    }
    expect(stoodAt.at(-1)).toBeGreaterThan(0);
    expect(stoodAt.at(-1), `stood at ${stoodAt.join(", ")}`).toBeLessThan(ORDERS);
    for (let tries = 0; (await engine.run(runId)).status !== "done"; tries += 1) {
      expect(tries, "the run does not end").toBeLessThan(5);
      await worker(task, null);
    }
    expect(await engine.run(runId)).toMatchObject({ rowsTotal: ORDERS, rowsDone: ORDERS, rowsCreated: ORDERS, rowsUpdated: 0, rowsUnchanged: 0, rowsRefused: 0 });
    expect(await result(ws)).toEqual(await result(calm.ws));
    const books = await withTenant(ws.systemContext, (scope) => checkBooks(scope));
    expect(books.checks.filter((check) => check.differenceCount > 0)).toEqual([]);
  }, 400_000);
});

describe("ORD-21 undoing an import whose worker is killed", () => {
  it("goes on where it was: every row undone once, and the books as before", async () => {
    const { ws, engine, runId } = await prepared();
    const before = await result(ws);
    const task = taskOf({ ws, runId });
    const imported = await worker(task, null);
    await engine.askUndo(runId);
    const stoodAt: number[] = [];
    for (let kill = 0; kill < 4; kill += 1) {
      expect(await worker(task, somewhere(Number(imported)))).toBe("killed");
      stoodAt.push((await engine.run(runId)).rowsUndone);
    }
    expect(stoodAt.at(-1), `stood at ${stoodAt.join(", ")}`).toBeLessThan(ORDERS);
    for (let tries = 0; (await engine.run(runId)).status !== "undone"; tries += 1) {
      expect(tries, "the run does not end").toBeLessThan(5);
      await worker(task, null);
    }
    expect(await engine.run(runId)).toMatchObject({ rowsUndone: ORDERS, rowsKept: 0 });
    const after = await result(ws);
    expect([after.orders, after.keys]).toEqual([before.orders, before.keys]);
    const trail = await withTenant(ws.systemContext, ({ db, tenantId }) =>
      db.execute<{ n: number }>(sql`select count(*)::int as n from audit_entries where tenant_id = ${tenantId} and action = 'imports.undo-run' and entity_type = 'order'`));
    expect(trail[0]?.n).toBe(ORDERS);
    const books = await withTenant(ws.systemContext, (scope) => checkBooks(scope));
    expect(books.checks.filter((check) => check.differenceCount > 0)).toEqual([]);
  }, 400_000);
});
