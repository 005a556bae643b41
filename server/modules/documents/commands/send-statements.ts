import { notFound, refused } from "@/server/kernel/errors";
import { requirePermission } from "@/server/platform/actor";
import { defineCommand, done } from "@/server/platform/command";
import { wakeWorker } from "@/server/platform/outbox";
import { sendStatementsInput, statementRunInput } from "../inputs";
import { statementReaders } from "../queries/preview-statements";
import { cancelSendings, dismissRunRow, insertRun, moveRun, readRun } from "../store-statement-runs";

/**
 * Asks for statements to many customers; the worker mails them one by one. Who has no address is named in the result and skipped.
 * @throws NaruError `permission.missing`, `record.not_found`, `documents.nobody_reachable`, `documents.span_backwards`
 */
export const sendStatements = defineCommand({
  name: "documents.send-statements",
  permission: "documents.send",
  input: sendStatementsInput,
  async run(scope, { customerIds, from, until }) {
    requirePermission(scope.actor, "receivables.view");
    if (scope.actor.kind !== "user") throw refused("lists.people_only");
    const readers = await statementReaders(scope, customerIds);
    const wanted = readers.map(({ customerId, to }) => ({ customerId, failure: to.length === 0 ? "documents.no_address" : null }));
    const going = wanted.filter((one) => one.failure === null).length;
    if (going === 0) throw refused("documents.nobody_reachable");
    const runId = await insertRun(scope, { userId: scope.actor.userId, fromOn: from, untilOn: until }, wanted);
    await wakeWorker(scope);
    return done(
      { runId, going, skipped: wanted.length - going },
      { audit: { entityType: "statement_run", entityId: runId, entityLabel: `${from} – ${until}`, changes: { customers: [null, wanted.length], from: [null, from], until: [null, until] } } },
    );
  },
});

/** Puts a run away; of one that is under way the rest is not sent. @throws NaruError `record.not_found` */
export const dismissStatementRun = defineCommand({
  name: "documents.dismiss-statement-run",
  permission: "documents.send",
  input: statementRunInput,
  async run(scope, { runId }) {
    const run = await readRun(scope, runId);
    if (!run || scope.actor.kind !== "user" || run.userId !== scope.actor.userId) throw notFound("statement_run");
    const cancelled = await moveRun(scope, runId, { status: "cancelled", finishedAt: scope.now });
    const unsent = cancelled ? await cancelSendings(scope, runId) : 0;
    await dismissRunRow(scope, runId);
    return done({ runId, unsent }, { audit: cancelled ? { entityType: "statement_run", entityId: runId, entityLabel: `${run.fromOn} – ${run.untilOn}`, changes: { status: [run.status, "cancelled"] } } : [] });
  },
});
