import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { customers } from "@/db/schema/customers";
import { statementSendings } from "@/db/schema/documents";
import { mailMessages } from "@/db/schema/platform";
import { notFound } from "@/server/kernel/errors";
import { customerVisible } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { statementRunInput } from "../inputs";
import { countSendings, readRun, selectRuns, unfinishedRuns } from "../store-statement-runs";

/** What is finished stays in the tray for an hour; the result stays with each customer's history. */
const SHOWN_FOR_MS = 3_600_000;

/** A person's own runs, the newest first, with how far they are. */
export const listStatementRuns = defineQuery({
  name: "documents.list-statement-runs",
  permission: "documents.send",
  input: z.object({}),
  async run(scope) {
    if (scope.actor.kind !== "user") return [];
    const runs = await selectRuns(scope, scope.actor.userId, new Date(scope.now.getTime() - SHOWN_FOR_MS));
    const counts = await countSendings(scope, runs.map((run) => run.id));
    return runs.map(({ id, status, fromOn, untilOn }) => {
      const of = (wanted: string) => counts.find((one) => one.runId === id && one.status === wanted)?.count ?? 0;
      const [queued, sent, failed, cancelled] = [of("queued"), of("sent"), of("failed"), of("cancelled")];
      return { id, status, from: fromOn, until: untilOn, total: queued + sent + failed + cancelled, sent, failed, cancelled };
    });
  },
});

/** What became of each customer's statement, for the person who sent them. @throws NaruError `record.not_found` */
export const getStatementRun = defineQuery({
  name: "documents.get-statement-run",
  permission: "documents.send",
  input: statementRunInput,
  async run(scope, { runId }) {
    const run = await readRun(scope, runId);
    if (!run || scope.actor.kind !== "user" || run.userId !== scope.actor.userId) throw notFound("statement_run");
    const rows = await scope.db
      .select({
        customerId: statementSendings.customerId, code: customers.code, name: customers.name, status: statementSendings.status, to: statementSendings.toAddress,
        failure: statementSendings.failure, mailStatus: mailMessages.status,
      })
      .from(statementSendings)
      .innerJoin(customers, and(eq(customers.tenantId, scope.tenantId), eq(customers.id, statementSendings.customerId)))
      .leftJoin(mailMessages, and(eq(mailMessages.tenantId, scope.tenantId), eq(mailMessages.id, statementSendings.mailId)))
      .where(and(eq(statementSendings.tenantId, scope.tenantId), eq(statementSendings.runId, runId), customerVisible(scope, statementSendings.customerId)))
      .orderBy(asc(statementSendings.position));
    return { id: run.id, status: run.status, from: run.fromOn, until: run.untilOn, rows };
  },
});

/** One customer never takes this long: whoever was sending is gone. */
const SILENT_MS = 30_000;

/** What the worker has to do; for the job. `step` makes the wake-up of one that was left behind a new one. */
export async function statementsToSend(scope: TenantScope): Promise<{ runId: string; step: string }[]> {
  const rows = await unfinishedRuns(scope, new Date(scope.now.getTime() - SILENT_MS));
  return rows.map(({ id, status, updatedAt }) => ({ runId: id, step: status === "queued" ? status : `again-${updatedAt.getTime()}` }));
}
