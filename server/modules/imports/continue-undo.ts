import type { TouchedRecord } from "@/db/schema/imports";
import { NaruError } from "@/server/kernel/errors";
import { writeAudit } from "@/server/platform/audit";
import { StillUsed } from "@/server/platform/stored-record";
import { withTenant, type TenantContext, type TenantScope } from "@/server/platform/tenant-scope";
import { STORED } from "./kinds/records";
import { reversePosting } from "./kinds/reversals";
import { phaseOf } from "./rules/run-plan";
import { lockFreeRun, updateRun, type ImportRow, type ImportRun } from "./store";
import { hasFiles, lockRowsToUndo, markUndone, returnKey, type UndoneRow, type UndoOutcome, type UndoReason } from "./store-undo";

/** A posting could not be taken back; which rows were tried together. */
export class UndoRefused extends Error {
  constructor(
    readonly run: ImportRun,
    readonly rows: readonly ImportRow[],
    override readonly cause: NaruError,
  ) {
    super("undo refused");
  }
}

/**
 * Undoes the next rows of a run in one transaction, the last brought in first: what the import made and nobody touched goes,
 * what it changed becomes what it was, what it posted is reversed by its corrective command. Killed at any moment, it goes on
 * where it was. @throws UndoRefused when a posting cannot be reversed; the caller then tries its rows one by one
 */
export function carryUndo(context: TenantContext, runId: string, size: number): Promise<"more" | "over" | "elsewhere"> {
  return withTenant(context, async (scope) => {
    const run = await lockFreeRun(scope, runId);
    if (!run || phaseOf(run) !== "undo") return run ? "over" : "elsewhere";
    const rows = await lockRowsToUndo(scope, runId, size);
    if (rows.length === 0) {
      await updateRun(scope, run.id, { status: "undone", undoneAt: scope.now });
      await writeAudit(scope, "imports.undo-run", [{ entityType: "import_run", entityId: run.id, entityLabel: run.fileName, changes: { status: ["undoing", "undone"], rowsUndone: [0, run.rowsUndone], rowsKept: [0, run.rowsKept] } }]);
      return "over";
    }
    const marks = isPosting(rows) ? await reverseTogether(scope, run, rows) : await undoEach(scope, run, rows);
    await markUndone(scope, run.id, marks);
    return "more";
  });
}

const isPosting = (rows: readonly ImportRow[]) => rows.some((row) => row.touched.some((touch) => !STORED[touch.entity]));

async function reverseTogether(scope: TenantScope, run: ImportRun, rows: readonly ImportRow[]): Promise<UndoneRow[]> {
  const byDocument = new Map<string, ImportRow[]>();
  for (const row of rows) byDocument.set(row.touched[0]?.id ?? "", [...(byDocument.get(row.touched[0]?.id ?? "") ?? []), row]);
  try {
    for (const [documentId, group] of [...byDocument].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const posting = group[0]?.touched[0];
      if (documentId && posting) await reversePosting(scope, posting, group.map((row) => row.entityId ?? ""), run.fileName.slice(0, 200));
    }
  } catch (error) {
    if (error instanceof NaruError) throw new UndoRefused(run, rows, error);
    throw error;
  }
  for (const row of rows) await returnKey(scope, run.kind, row.key, row.touched[0]?.keyHash ?? null);
  return rows.map(({ id }) => ({ id, outcome: "reversed" }));
}

/** The posting stays, with the reason its corrective command gave. */
export async function keepRow(context: TenantContext, { run, rows, cause }: UndoRefused): Promise<void> {
  const [row] = rows;
  const [first] = cause.faults;
  if (!row) return;
  const reason: UndoReason = first ? { code: first.code, params: { ...first.params } } : { code: cause.code, params: { ...cause.params } };
  await withTenant(context, async (scope) => {
    const current = await lockFreeRun(scope, run.id);
    if (current && phaseOf(current) === "undo") await markUndone(scope, run.id, [{ id: row.id, outcome: "kept", reason }]);
  });
}

async function undoEach(scope: TenantScope, run: ImportRun, rows: readonly ImportRow[]): Promise<UndoneRow[]> {
  const marks: UndoneRow[] = [];
  for (const row of rows) {
    const undone = await undoRow(scope, row);
    if (undone.outcome !== "kept") {
      await returnKey(scope, run.kind, row.key, row.touched[0]?.keyHash ?? null);
      await writeAudit(scope, "imports.undo-run", [{ entityType: row.entityType ?? run.kind, entityId: row.entityId ?? row.id, entityLabel: row.key, changes: { import: [run.fileName, null] }, note: undone.outcome }]);
    }
    marks.push({ id: row.id, ...undone });
  }
  return marks;
}

/** The record itself first; what came with it (a category) goes too unless others use it by now. */
async function undoRow(scope: TenantScope, row: ImportRow): Promise<{ outcome: UndoOutcome; reason?: UndoReason }> {
  const [own, ...others] = row.touched;
  if (!own) return { outcome: "restored" };
  const undone = await undoTouched(scope, own);
  if (undone.outcome === "kept") return undone;
  for (const other of others) await undoTouched(scope, other);
  return undone;
}

async function undoTouched(scope: TenantScope, touch: TouchedRecord): Promise<{ outcome: UndoOutcome; reason?: UndoReason }> {
  const stored = STORED[touch.entity];
  if (!stored) throw new Error(`${touch.entity} is not a stored record`);
  const now = (await stored.take(scope, [touch.id])).get(touch.id);
  // Somebody removed it already.
  if (!now) return { outcome: "removed" };
  if (now.hash !== touch.after) return { outcome: "kept", reason: changedSince(touch.entity, now.image) };
  if (!touch.before && (await hasFiles(scope, touch.id))) return { outcome: "kept", reason: { code: "imports.kept_used", params: { by: "files" } } };
  try {
    if (touch.before) await stored.putBack(scope, touch.id, touch.before);
    else await stored.remove(scope, touch.id);
  } catch (error) {
    if (error instanceof StillUsed) return { outcome: "kept", reason: { code: "imports.kept_used", params: { by: error.by } } };
    throw error;
  }
  return { outcome: touch.before ? "restored" : "removed" };
}

function changedSince(entity: string, image: Readonly<Record<string, string>>): UndoReason {
  const [row] = JSON.parse(image["orders"] ?? "[]") as { status?: string }[];
  if (entity === "order" && row?.status && row.status !== "draft") return { code: "imports.kept_order_moved_on", params: { state: row.status } };
  return { code: "imports.kept_changed", params: {} };
}
