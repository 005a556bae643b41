import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, pageOf } from "@/server/platform/keyset";
import { listRunsInput, runInput, listFaultyRowsInput } from "../inputs";
import { LINES } from "../rules/apply-corrections";
import { phaseOf, runActions } from "../rules/run-plan";
import { openTables } from "./open-tables";
import { readRun, selectFaultyRows, selectRuns, unfinishedRuns, type ImportRun } from "../store";
import type { TenantScope } from "@/server/platform/tenant-scope";

function shown(scope: TenantScope, { tenantId: _, fileId: __, ...run }: ImportRun) {
  return { ...run, phase: phaseOf(run), availableActions: actorMay(scope.actor, "imports.run") ? runActions(run).filter((one) => one !== "undo" || actorMay(scope.actor, "imports.undo")) : [] };
}

/** Imports, the newest first. */
export const listRuns = defineQuery({
  name: "imports.list-runs",
  permission: "imports.run",
  input: listRunsInput,
  async run(scope, { cursor, limit }) {
    const rows = await selectRuns(scope, cursor ? decodeCursor(cursor) : null, limit + 1);
    return pageOf(rows.map((row) => shown(scope, row)), limit, (row) => row.createdAt.toISOString());
  },
});

/** One import with its progress. @throws NaruError not_found */
export const getRun = defineQuery({
  name: "imports.get-run",
  permission: "imports.run",
  input: runInput,
  async run(scope, { importRunId }) {
    return shown(scope, await readRun(scope, importRunId));
  },
});

/** Refused records with every fault and the cells as the file (or a correction) has them, by their position in the file. */
export const listFaultyRows = defineQuery({
  name: "imports.list-faulty-rows",
  permission: "imports.run",
  input: listFaultyRowsInput,
  async run(scope, { importRunId, after, limit, code, column }) {
    const run = await readRun(scope, importRunId);
    const rows = await selectFaultyRows(scope, run.id, after, limit + 1, { code, column });
    const page = rows.slice(0, limit);
    const { table, lines } = await openTables(scope, run);
    const cellsOf = (one: typeof table) => new Map(one.rows.map((row) => [row.line, row.cells]));
    const [main, second] = [cellsOf(table), lines ? cellsOf(lines) : null];
    return {
      columns: table.columns,
      linesColumns: lines?.columns ?? null,
      rows: page.map(({ position, lineNumbers, key, faults }) => ({
        position, lineNumbers, key, faults,
        cells: lineNumbers.map((line, i) => {
          const ofLines = second !== null && i > 0;
          return { id: ofLines ? `${LINES}${line}` : String(line), line, ofLines, values: [...((ofLines ? second : main).get(line) ?? [])] };
        }),
      })),
      next: rows.length > limit ? (page.at(-1)?.position ?? null) : null,
    };
  },
});

/** What the worker has to carry on; for the job. */
export async function runsToContinue(scope: TenantScope): Promise<{ runId: string; step: string }[]> {
  const runs = await unfinishedRuns(scope);
  return runs.map((run) => ({ runId: run.id, step: `${phaseOf(run) ?? "none"}-${run.rowsDone}-${run.rowsUndone + run.rowsKept}` }));
}
