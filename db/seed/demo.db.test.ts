import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { checkBooks } from "@/server/modules/books-check";
import { loadWorkspaceBySlug } from "@/server/modules/workspaces";
import { systemActor } from "@/server/platform/actor";
import { fixedClock } from "@/server/platform/clock";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { withTenant } from "@/server/platform/tenant-scope";
import { loadDemo } from "./demo";

let databases: TestDatabase[];

beforeAll(async () => {
  databases = await Promise.all([testDatabase(), testDatabase()]);
});
afterAll(() => Promise.all(databases.map((d) => d.drop())));

/** What a person sees of every document, without the ids and moments that differ between two loads. */
async function documentsOf(database: TestDatabase): Promise<string[]> {
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    const rows = await owner<{ line: string }[]>`
      select concat_ws(' ', 'order', o.number, c.code, o.status, o.ordered_on, o.net_minor, o.gross_minor) as line from orders o join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id
      union all select concat_ws(' ', 'shipment', s.number, c.code, s.status, s.planned_on, s.carrier) from shipments s join customers c on c.tenant_id = s.tenant_id and c.id = s.customer_id
      union all select concat_ws(' ', 'invoice', i.number, c.code, i.kind, i.gross_minor) from invoices i join customers c on c.tenant_id = i.tenant_id and c.id = i.customer_id
      union all select concat_ws(' ', 'receipt', r.number, c.code, r.method, r.received_on, r.amount_minor) from receipts r join customers c on c.tenant_id = r.tenant_id and c.id = r.customer_id
      union all select concat_ws(' ', 'activity', c.code, a.kind, a.happened_at, p.name, a.subject, a.next_step, a.next_step_on, a.next_step_done_at) from activities a join customers c on c.tenant_id = a.tenant_id and c.id = a.customer_id left join contacts p on p.tenant_id = a.tenant_id and p.id = a.contact_id
      union all select concat_ws(' ', 'stock', i.code, w.code, trim_scale(b.on_hand), b.value_minor) from stock_balances b join items i on i.tenant_id = b.tenant_id and i.id = b.item_id join warehouses w on w.tenant_id = b.tenant_id and w.id = b.warehouse_id
      order by 1`;
    return rows.map((r) => r.line);
  } finally {
    await owner.end();
  }
}

describe("the demo company", () => {
  it("is the same for the same seed, document by document, and its books agree", async () => {
    const clock = fixedClock(new Date("2026-03-12T03:00:00Z"));
    const made: string[][] = [];
    for (const database of databases) {
      const { slug } = await loadDemo({ database: database.db, until: "2026-03-12" as never, months: 2, orders: 80, password: "hangang-river-2026" });
      made.push(await documentsOf(database));
      const workspace = await withIdentity(localIdentityContext(database.db, clock, "demo-test"), (scope) => loadWorkspaceBySlug(scope, slug));
      if (!workspace) throw new Error("the demo has no workspace");
      const report = await withTenant({ database: database.db, workspace, actor: systemActor("demo-test"), clock, requestId: "demo-test" }, checkBooks);
      expect(report.differenceCount).toBe(0);
    }
    expect(made[0]!.filter((line) => line.startsWith("receipt")).length).toBeGreaterThan(10);
    expect(made[0]!.filter((line) => line.startsWith("activity")).length).toBeGreaterThan(50);
    expect(made[1]).toEqual(made[0]);
  }, 400_000);
});
