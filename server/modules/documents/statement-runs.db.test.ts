import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { auditEntries, mailMessages } from "@/db/schema/platform";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { auditOfRecord } from "@/server/modules/audit";
import { createCustomer } from "@/server/modules/customers";
import { execute, read, type Command, type Query } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import type { Role } from "@/server/platform/permissions";
import { withTenant } from "@/server/platform/tenant-scope";
import { carryOutStatements, dismissStatementRun, getStatementRun, listStatementRuns, previewStatements, sendStatements, statementsToSend } from ".";

describe("CUS-05 COL-01 statements to many customers by mail", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  beforeAll(async () => {
    database = await testDatabase();
    ws = await openTestWorkspace(database, { name: "나루무역" });
  });
  afterAll(() => database.drop());

  const act = <N extends string, I extends z.ZodType, R>(command: Command<N, I, R>, input: z.input<I>, who: Role = "accountant", key = newId(), at = ws) => execute(at.context(who), command, input, key);
  const ask = <N extends string, I extends z.ZodType, R>(query: Query<N, I, R>, input: z.input<I>, who: Role = "accountant", at = ws) => read(at.context(who), query, input);
  const span = { from: "2026-01-01", until: "2026-03-12" };

  async function customers() {
    const of = async (name: string, more: object) => (await act(createCustomer, { name, type: "direct", ...more }, "owner")).customerId;
    const paying = await of("Hanbit", { language: "ko", contacts: [{ name: "김지급", email: `pay.${newId()}@hanbit.example`, role: "pays" }] });
    const reached = await of("Meridian", { language: "en", email: `desk.${newId()}@meridian.example` });
    const silent = await of("Silent", {});
    return { paying, reached, silent, all: [paying, reached, silent] };
  }
  const mailsTo = (customerId: string) =>
    withTenant(ws.systemContext, (scope) => scope.db.select().from(mailMessages).where(and(eq(mailMessages.tenantId, scope.tenantId), eq(mailMessages.entityType, "customer"), eq(mailMessages.entityId, customerId))));

  it("says before who gets it where and in which language, and names who has no address", async () => {
    const { paying, reached, silent, all } = await customers();
    const { rows } = await ask(previewStatements, { customerIds: all });
    expect(rows.map((row) => [row.customerId, row.language, row.to.length, row.to[0]?.name ?? null])).toEqual([[paying, "ko", 1, "김지급"], [reached, "en", 1, null], [silent, "en", 0, null]]);
    await expect(ask(previewStatements, { customerIds: all }, "warehouse")).rejects.toMatchObject({ code: "permission.missing" });
    const elsewhere = await openTestWorkspace(database);
    await expect(ask(previewStatements, { customerIds: [paying] }, "accountant", elsewhere)).rejects.toMatchObject({ code: "record.not_found" });
    await expect(act(sendStatements, { customerIds: [paying], ...span }, "accountant", newId(), elsewhere)).rejects.toMatchObject({ code: "record.not_found" });
  });

  it("sends each once, tells the result of each, and stands in each customer's history", async () => {
    const { paying, reached, silent, all } = await customers();
    const key = newId();
    const { runId, going, skipped } = await act(sendStatements, { customerIds: all, ...span }, "accountant", key);
    expect([going, skipped]).toEqual([2, 1]);
    expect((await act(sendStatements, { customerIds: all, ...span }, "accountant", key)).runId).toBe(runId);
    expect((await withTenant(ws.systemContext, statementsToSend)).map((due) => due.runId)).toContain(runId);
    await carryOutStatements(ws.systemContext, runId);
    await carryOutStatements(ws.systemContext, runId);
    const [mail, ...more] = await mailsTo(paying);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ status: "queued", sentBy: ws.users.accountant.userId });
    expect(await mailsTo(reached)).toHaveLength(1);
    expect(await mailsTo(silent)).toEqual([]);
    const run = await ask(getStatementRun, { runId: runId as never });
    expect(run.status).toBe("done");
    expect(run.rows.map((row) => [row.customerId, row.status, row.failure])).toEqual([[paying, "sent", null], [reached, "sent", null], [silent, "failed", "documents.no_address"]]);
    expect((await ask(listStatementRuns, {})).find((one) => one.id === runId)).toMatchObject({ status: "done", total: 3, sent: 2, failed: 1 });
    const history = await ask(auditOfRecord, { type: "customer", id: paying as never });
    expect(history.rows.filter((entry) => entry.action === "documents.send-document")).toHaveLength(1);
    const asked = await withTenant(ws.systemContext, (scope) => scope.db.select().from(auditEntries).where(and(eq(auditEntries.tenantId, scope.tenantId), eq(auditEntries.entityId, runId))));
    expect(asked.map((line) => line.action)).toEqual(["documents.send-statements"]);
    await expect(ask(getStatementRun, { runId: runId as never }, "owner")).rejects.toMatchObject({ code: "record.not_found" });
  });

  it("goes on where a killed worker stopped, and two workers send nothing twice", async () => {
    const { paying, reached, all } = await customers();
    const { runId } = await act(sendStatements, { customerIds: all, ...span });
    await expect(carryOutStatements(ws.systemContext, runId, { onSent: () => { throw new Error("killed"); } })).rejects.toThrow("killed");
    expect([(await mailsTo(paying)).length, (await mailsTo(reached)).length]).toEqual([1, 0]);
    await Promise.all([carryOutStatements(ws.systemContext, runId), carryOutStatements(ws.systemContext, runId)]);
    expect([(await mailsTo(paying)).length, (await mailsTo(reached)).length]).toEqual([1, 1]);
    expect((await ask(getStatementRun, { runId: runId as never })).status).toBe("done");
  });

  it("is stopped by putting it away; needs somebody who can be reached, a right and a span", async () => {
    const { paying, silent, all } = await customers();
    const { runId } = await act(sendStatements, { customerIds: all, ...span });
    await expect(act(dismissStatementRun, { runId: runId as never }, "owner")).rejects.toMatchObject({ code: "record.not_found" });
    expect((await act(dismissStatementRun, { runId: runId as never })).unsent).toBe(2);
    await carryOutStatements(ws.systemContext, runId);
    expect(await mailsTo(paying)).toEqual([]);
    expect((await ask(listStatementRuns, {})).some((one) => one.id === runId)).toBe(false);
    await expect(act(sendStatements, { customerIds: [silent], ...span })).rejects.toMatchObject({ code: "documents.nobody_reachable" });
    await expect(act(sendStatements, { customerIds: all, ...span }, "warehouse")).rejects.toMatchObject({ code: "permission.missing" });
    await expect(act(sendStatements, { customerIds: all, from: "2026-03-12", until: "2026-03-01" })).rejects.toMatchObject({ kind: "invalid" });
  });
});
