import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDemo } from "@/db/seed/demo";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { loadWorkspaceBySlug } from "@/server/modules/workspaces";
import { userActor } from "@/server/platform/actor";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import type { CellValue } from "./bind-list";
import { boundLists } from "./bound-lists";

let database: TestDatabase;
let owner: TenantContext;
beforeAll(async () => {
  database = await testDatabase();
  const { slug, players } = await loadDemo({ database: database.db, until: "2026-03-12" as never, months: 2, orders: 70, password: "hangang-river-2026" });
  const clock = { now: () => new Date("2026-03-12T03:00:00Z") };
  const workspace = await withIdentity(localIdentityContext(database.db, clock, "by-name"), (scope) => loadWorkspaceBySlug(scope, slug));
  const player = players.find((one) => one.role === "owner");
  if (!workspace || !player) throw new Error("the demo has no owner");
  // Korean names have an order of their own, which is none of the alphabet's.
  owner = { database: database.db, workspace: { ...workspace, language: "ko" }, actor: userActor({ userId: player.userId, role: "owner", ownCustomersOnly: false }), clock, requestId: "by-name" };
}, 240_000);
afterAll(() => database.drop());

type ListWithCustomers = "orders" | "shipments" | "invoices" | "receivables" | "receipts";
const DAY: Record<ListWithCustomers, string> = { orders: "orderedOn", shipments: "plannedOn", invoices: "invoicedOn", receivables: "dueOn", receipts: "receivedOn" };

async function readAll(name: ListWithCustomers, params: Record<string, string>, limit: number): Promise<{ id: string; customer: CellValue | undefined; day: CellValue | undefined }[]> {
  const rows: { id: string; customer: CellValue | undefined; day: CellValue | undefined }[] = [];
  let cursor: unknown = null;
  do {
    const page = await withTenant(owner, (scope) => boundLists[name].readPage(scope, params, ["customer", DAY[name]], { cursor, limit }));
    rows.push(...page.rows.map(({ id, cells: [customer, day] }) => ({ id, customer, day })));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

/** The names of the workspace as its language sorts them. */
async function nameRanks(): Promise<Map<string, number>> {
  const rows = await withTenant(owner, ({ db, tenantId }) => db.execute<{ name: string }>(sql`select distinct name, name collate "ko-x-icu" as sorted from customers where tenant_id = ${tenantId} order by sorted`));
  return new Map(rows.map((row, at) => [row.name, at]));
}

describe.each(Object.keys(DAY) as ListWithCustomers[])("ORD-23 %s by the customer's name", (name) => {
  it("stand in the order of the names, those of one customer together by day; pages continue, the other way round is the reverse", async () => {
    const everything: Record<string, string> = name === "receivables" ? { state: "all" } : {};
    const ranks = await nameRanks();
    const up = await readAll(name, { ...everything, sort: "customer" }, 7);
    const all = await readAll(name, everything, 100);
    expect(up.map((row) => row.id).toSorted()).toEqual(all.map((row) => row.id).toSorted());
    expect(new Set(up.map((row) => row.customer)).size).toBeGreaterThan(3);
    const rank = (row: (typeof up)[number]) => ranks.get(String(row.customer)) ?? -1;
    for (const [at, row] of up.entries()) {
      const before = up[at - 1];
      if (!before) continue;
      expect(rank(row)).toBeGreaterThanOrEqual(rank(before));
      if (row.customer !== before.customer) continue;
      if (name === "receivables") expect(String(row.day) >= String(before.day)).toBe(true);
      else expect(String(row.day) <= String(before.day)).toBe(true);
    }
    const down = await readAll(name, { ...everything, sort: "-customer" }, 7);
    expect(down.map((row) => row.id)).toEqual(up.map((row) => row.id).toReversed());
  });

  it("the same rows with a search, where all that match are sorted instead of walked to", async () => {
    const [first] = await readAll(name, {}, 100);
    const word = String(first?.customer).slice(0, 2);
    const found = await readAll(name, { q: word }, 100);
    const sorted = await readAll(name, { q: word, sort: "customer" }, 3);
    expect(sorted.map((row) => row.id).toSorted()).toEqual(found.map((row) => row.id).toSorted());
  });
});
