import { fault, NaruError, type Fault } from "@/server/kernel/errors";
import { activeMembers } from "@/server/modules/workspaces";
import { systemActor, userActor, type UserId } from "@/server/platform/actor";
import { inputHash } from "@/server/platform/idempotency";
import { permissionsOf } from "@/server/platform/permissions";
import { sqlState, withTenant, type TenantContext, type TenantScope } from "@/server/platform/tenant-scope";
import { carryUndo, keepRow, UndoRefused } from "./continue-undo";
import { bringIn } from "./kinds";
import { imagesBefore, touchedBy } from "./kinds/records";
import { at, columnOf, placeOfPath, type Values } from "./rules/build-records";
import { fieldOf, type ImportKind } from "./rules/import-fields";
import { phaseOf, planOf, type Phase } from "./rules/run-plan";
import {
  keepKeys, knownKeys, lockFreeRun, lockPendingRows, markRows, readRun, updateRun, type ImportRow, type ImportRun, type KnownKey, type MarkedRow,
} from "./store";

/** Records of one transaction: few enough that a batch is over in a moment, many enough that commits do not count. */
const BATCH = 25;

type Progress = "more" | "over" | "elsewhere";

/** What a batch of the dry run found, on its way out of a transaction that must not commit. */
class TakenBack extends Error {
  constructor(readonly marks: readonly MarkedRow[]) {
    super("taken back");
  }
}

/** The door refused a batch; which records were in it. */
class BatchRefused extends Error {
  constructor(
    readonly run: ImportRun,
    readonly rows: readonly ImportRow[],
    override readonly cause: unknown,
  ) {
    super("batch refused");
  }
}

/**
 * Carries a run on to its end, batch by batch, as the person who began it. Each batch is one transaction that brings its
 * records in, marks them and counts them: killed at any moment, a run goes on where it was and nothing is lost or doubled.
 * A batch that the doors refuse is taken apart, so that only the faulty records are refused.
 */
export async function continueRun(context: TenantContext, runId: string, options: { batch?: number; onBatch?(): void } = {}): Promise<void> {
  const own = await asItsStarter(context, runId);
  if (!own) return;
  let oneByOne = 0;
  for (;;) {
    const size = oneByOne > 0 ? 1 : (options.batch ?? BATCH);
    oneByOne = Math.max(0, oneByOne - 1);
    try {
      const progress = own.phase === "undo" ? await carryUndo(own.context, runId, size) : await carryBatch(own.context, runId, size);
      if (progress !== "more") return;
    } catch (error) {
      if (!(error instanceof BatchRefused || error instanceof UndoRefused)) throw error;
      if (error.rows.length > 1) oneByOne = error.rows.length;
      else if (error instanceof UndoRefused) await keepRow(own.context, error);
      else await refuseRow(own.context, error);
    }
    options.onBatch?.();
  }
}

async function carryBatch(context: TenantContext, runId: string, size: number): Promise<Progress> {
  try {
    return await withTenant(context, async (scope): Promise<Progress> => {
      const run = await lockFreeRun(scope, runId);
      const phase = run ? phaseOf(run) : null;
      if (!run || !phase) return run ? "over" : "elsewhere";
      const rows = await lockPendingRows(scope, runId, size);
      if (rows.length === 0) {
        await closeRun(scope, run, phase);
        return "over";
      }
      // What the file itself got wrong is known already; the doors are asked as well, so that every fault is told at once.
      if (rows.some((row) => row.faults.length > 0)) await refuseFaulty(scope, run, rows);
      const marks = await bringBatch(scope, run, rows);
      if (phase === "check") throw new TakenBack(marks);
      if (run.status === "queued") await updateRun(scope, run.id, { status: "running", startedAt: scope.now });
      await markRows(scope, runId, marks);
      return "more";
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
    await mark(context, runId, "check", error.marks);
    return "more";
  }
}

async function refuseFaulty(scope: TenantScope, run: ImportRun, rows: readonly ImportRow[]): Promise<never> {
  const [row] = rows;
  const orphan = row?.faults.some((one) => one.code === "imports.line_without_order");
  if (rows.length === 1 && !orphan) await bringBatch(scope, run, rows);
  throw new BatchRefused(run, rows, null);
}

/** Marks records in a transaction of their own, if the run is still about that. */
async function mark(context: TenantContext, runId: string, phase: Phase, marks: readonly MarkedRow[]): Promise<void> {
  await withTenant(context, async (scope) => {
    const run = await lockFreeRun(scope, runId);
    if (run && phaseOf(run) === phase) await markRows(scope, runId, marks);
  });
}

async function bringBatch(scope: TenantScope, run: ImportRun, rows: readonly ImportRow[]): Promise<MarkedRow[]> {
  const kind = run.kind as ImportKind;
  const costPercentOfPrice = run.options["costPercentOfPrice"] ?? null;
  const known = await knownKeys(scope, kind, rows.map((row) => row.key));
  const hashes = new Map(rows.map((row) => [row.id, inputHash([row.record, costPercentOfPrice])]));
  const changed = rows.filter((row) => known.get(row.key)?.contentHash !== hashes.get(row.id));
  const records = changed.map((row) => {
    const { values, lines } = row.record as { values: Values; lines: Values[] };
    return { key: row.key, values, lines, entityId: known.get(row.key)?.entityId ?? null };
  });
  try {
    // A dry run is taken back by its transaction: it needs no images.
    const loading = phaseOf(run) === "load";
    const before = loading ? await imagesBefore(scope, kind, records) : new Map();
    const brought = await bringIn[kind](scope, records, { costPercentOfPrice });
    const touched = loading ? await touchedBy(scope, before, brought) : [];
    const keys = changed.flatMap((row, i): KnownKey[] => {
      const one = brought[i];
      return one ? [{ key: row.key, entityType: one.entityType, entityId: one.entityId, contentHash: hashes.get(row.id) ?? "" }] : [];
    });
    await keepKeys(scope, kind, keys);
    const outcomes = new Map(changed.map((row, i) => [row.id, { one: brought[i], touched: touched[i] ?? [] }]));
    return rows.map((row): MarkedRow => {
      const { one, touched: made = [] } = outcomes.get(row.id) ?? {};
      const keyHash = known.get(row.key)?.contentHash ?? null;
      if (one) return { id: row.id, outcome: one.outcome, entityType: one.entityType, entityId: one.entityId, touched: made.map((touch, i) => (i === 0 ? { ...touch, keyHash } : touch)) };
      const before = known.get(row.key);
      return { id: row.id, outcome: "unchanged", entityType: before?.entityType ?? null, entityId: before?.entityId ?? null };
    });
  } catch (error) {
    if (isRefusal(error)) throw new BatchRefused(run, rows, error);
    throw error;
  }
}

const naruError = (error: unknown): NaruError | null => {
  for (let e: unknown = error; e instanceof Error; e = e.cause) if (e instanceof NaruError) return e;
  return null;
};

/** A rule or a constraint said no to the data: trying again would change nothing. */
function isRefusal(error: unknown): boolean {
  return naruError(error) !== null || /^2[23]/.test(sqlState(error) ?? "");
}

async function refuseRow(context: TenantContext, { run, rows, cause }: BatchRefused): Promise<void> {
  const [row] = rows;
  const phase = phaseOf(run);
  if (!row || !phase) return;
  const told = new Set(row.faults.map((one) => `${one.path} ${one.params["fileLine"]}`));
  const more = cause === null ? [] : faultsOf(run, row, cause).filter((one) => !told.has(`${one.path} ${one.params["fileLine"]}`));
  const faults = [...row.faults, ...more].map((one) => ({ path: one.path, code: one.code, params: { ...one.params } }));
  await mark(context, run.id, phase, [{ id: row.id, outcome: "refused", faults }]);
}

function faultsOf(run: ImportRun, row: ImportRow, cause: unknown): Fault[] {
  const plan = planOf(run);
  const error = naruError(cause);
  const found: readonly Fault[] = error ? (error.faults.length > 0 ? error.faults : [fault("", error.code, error.params)]) : [fault("", "imports.row_refused")];
  const linesApart = Boolean(run.options["linesFileId"]);
  return found.map((one) => {
    const { field, line } = placeOfPath(plan.kind, one.path);
    const position = line === null ? 0 : linesApart ? line + 1 : line;
    const placed = at({ ...one, path: field }, row.lineNumbers[position] ?? row.lineNumbers[0] ?? 0, columnOf(plan, field));
    return linesApart && fieldOf(plan.kind, field)?.ofLine ? { ...placed, params: { ...placed.params, file: "lines" } } : placed;
  });
}

async function closeRun(scope: TenantScope, run: ImportRun, phase: Phase): Promise<void> {
  const { checking: _, ...options } = run.options;
  await updateRun(scope, run.id, phase === "check" ? { status: "checked", options } : { status: "done", startedAt: run.startedAt ?? scope.now, finishedAt: scope.now });
}

/** The context of the person who began the run or its undoing, with the rights they have now; when they left, it ends where it is. */
async function asItsStarter(context: TenantContext, runId: string): Promise<{ context: TenantContext; phase: Phase } | null> {
  return withTenant({ ...context, actor: systemActor("imports") }, async (scope) => {
    const run = await readRun(scope, runId);
    const phase = phaseOf(run);
    if (!phase) return null;
    const starter = phase === "undo" ? run.undoneBy : run.createdBy;
    if (!starter) return { context: { ...context, actor: systemActor("imports") }, phase };
    const member = (await activeMembers(scope)).find((one) => one.userId === starter);
    if (!member || !permissionsOf(member.role, context.workspace.settings.functionsOff).has(phase === "undo" ? "imports.undo" : "imports.run")) {
      await updateRun(scope, run.id, phase === "undo" ? { status: "undone", undoneAt: scope.now } : { status: "cancelled", finishedAt: scope.now });
      return null;
    }
    const ownCustomersOnly = member.role === "sales_rep" && context.workspace.settings.repsSeeOwnCustomersOnly;
    return { context: { ...context, actor: userActor({ userId: member.userId as UserId, role: member.role, ownCustomersOnly, functionsOff: context.workspace.settings.functionsOff }) }, phase };
  });
}
