import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { auditEntries, outboxEvents } from "@/db/schema/platform";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { execute, read } from "./command";
import { listDeadEvents, retryAllDeadEvents, retryDeadEvent, workOverview } from "./dead-letters";
import { newId } from "./new-id";
import { defineEvent, emit } from "./outbox";
import { withTenant } from "./tenant-scope";

const bellRung = defineEvent("bell.rung", z.object({ number: z.number() }));

describe("PLT-17 the dead-letter list", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    ws = await openTestWorkspace(database);
  });

  async function die(count: number): Promise<string[]> {
    await withTenant(ws.systemContext, (scope) => emit(scope, ...Array.from({ length: count }, (_, number) => bellRung({ number }))));
    return withTenant(ws.systemContext, async (scope) => {
      const rows = await scope.db
        .update(outboxEvents)
        .set({ attempts: 8, deadAt: sql`now()`, lastError: "bells.answer: orders.credit_held" })
        .where(eq(outboxEvents.type, "bell.rung"))
        .returning({ id: outboxEvents.id });
      return rows.map((row) => row.id);
    });
  }
  const retry = (id: string, who: Parameters<TestWorkspace["context"]>[0] = "admin", of = ws) => execute(of.context(who), retryDeadEvent, { eventId: id as never }, newId());

  it("shows an admin what died and why, page by page", async () => {
    await die(5);
    const first = await read(ws.context("admin"), listDeadEvents, { limit: 3 });
    expect(first.rows[0]).toMatchObject({ type: "bell.rung", attempts: 8, lastError: "bells.answer: orders.credit_held" });
    const second = await read(ws.context("admin"), listDeadEvents, { limit: 3, cursor: first.nextCursor as never });
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(5);
    expect(await read(ws.context("admin"), workOverview, {})).toMatchObject({ dead: 5 });
  });

  it("is for admins", async () => {
    const [id] = await die(1);
    await expect(read(ws.context("sales_rep"), listDeadEvents, {})).rejects.toMatchObject({ code: "permission.missing" });
    await expect(retry(id!, "sales_rep")).rejects.toMatchObject({ code: "permission.missing" });
  });

  it("gives a dead event its tries again, with a line in the audit trail; the second click says somebody was faster", async () => {
    const [id] = await die(1);
    await retry(id!);
    const [row] = await withTenant(ws.systemContext, (scope) => scope.db.select().from(outboxEvents).where(eq(outboxEvents.id, id!)));
    expect(row).toMatchObject({ attempts: 0, deadAt: null, handledAt: null });
    const trail = await withTenant(ws.systemContext, (scope) => scope.db.select().from(auditEntries).where(eq(auditEntries.entityId, id!)));
    expect(trail.map((line) => line.action)).toEqual(["jobs.retry-dead-event"]);
    await expect(retry(id!)).rejects.toMatchObject({ kind: "conflict", code: "jobs.event_not_dead" });
  });

  it("does not know another workspace's events", async () => {
    const [id] = await die(1);
    const other = await openTestWorkspace(database);
    await expect(retry(id!, "admin", other)).rejects.toMatchObject({ code: "record.not_found" });
    await expect(retry(newId())).rejects.toMatchObject({ code: "record.not_found" });
    expect((await read(other.context("admin"), listDeadEvents, {})).rows).toEqual([]);
  });

  it("retries all at once", async () => {
    await die(4);
    expect(await execute(ws.context("owner"), retryAllDeadEvents, {}, newId())).toEqual({ retried: 4 });
    expect((await read(ws.context("owner"), listDeadEvents, {})).rows).toEqual([]);
    expect(await execute(ws.context("owner"), retryAllDeadEvents, {}, newId())).toEqual({ retried: 0 });
  });
});
