import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { importKeys, importRows } from "@/db/schema/imports";
import { files } from "@/db/schema/platform";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { ImportRow } from "./store";

export type UndoOutcome = "removed" | "restored" | "reversed" | "kept";
export type UndoReason = NonNullable<ImportRow["undoReason"]>;

export interface UndoneRow {
  readonly id: string;
  readonly outcome: UndoOutcome;
  readonly reason?: UndoReason | null;
}

const rowsOf = (scope: TenantScope, runId: string) => and(eq(importRows.tenantId, scope.tenantId), eq(importRows.runId, runId));

/** The next rows to undo, the last brought in first, held until the transaction ends. */
export function lockRowsToUndo(scope: TenantScope, runId: string, limit: number): Promise<ImportRow[]> {
  return scope.db
    .select()
    .from(importRows)
    .where(and(rowsOf(scope, runId), isNull(importRows.undoOutcome), inArray(importRows.outcome, ["created", "updated"])))
    .orderBy(desc(importRows.position))
    .limit(limit)
    .for("update");
}

/** Marks rows that are not undone yet and advances the run's counts by as many. */
export async function markUndone(scope: TenantScope, runId: string, rows: readonly UndoneRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = sql.join(rows.map((r) => sql`(${r.id}::uuid, ${r.outcome}::text, ${r.reason ? JSON.stringify(r.reason) : null}::jsonb)`), sql`, `);
  await scope.db.execute(sql`
    with marked as (
      update import_rows r set undo_outcome = v.outcome, undo_reason = v.reason
      from (values ${values}) as v(id, outcome, reason)
      where r.tenant_id = ${scope.tenantId} and r.run_id = ${runId} and r.id = v.id and r.undo_outcome is null
      returning r.undo_outcome
    )
    update import_runs set
      rows_undone = rows_undone + (select count(*) from marked where undo_outcome <> 'kept'),
      rows_kept = rows_kept + (select count(*) from marked where undo_outcome = 'kept'),
      updated_at = ${scope.now.toISOString()}::timestamptz
    where tenant_id = ${scope.tenantId} and id = ${runId}`);
}

/** Whether somebody put a file beside the record: no foreign key tells of that. */
export async function hasFiles(scope: TenantScope, entityId: string): Promise<boolean> {
  const [row] = await scope.db.select({ id: files.id }).from(files).where(and(eq(files.tenantId, scope.tenantId), eq(files.entityId, entityId), isNull(files.removedAt))).limit(1);
  return row !== undefined;
}

/** Rows that had to stay are to be tried again. */
export async function reopenKeptRows(scope: TenantScope, runId: string): Promise<void> {
  await scope.db.update(importRows).set({ undoOutcome: null, undoReason: null }).where(and(rowsOf(scope, runId), eq(importRows.undoOutcome, "kept")));
}

export function selectKeptRows(scope: TenantScope, runId: string, after: number, limit: number): Promise<ImportRow[]> {
  return scope.db
    .select()
    .from(importRows)
    .where(and(rowsOf(scope, runId), eq(importRows.undoOutcome, "kept"), sql`${importRows.position} > ${after}`))
    .orderBy(asc(importRows.position))
    .limit(limit);
}

/** The key means again what it meant before the run: the earlier content, or nothing. */
export async function returnKey(scope: TenantScope, kind: string, key: string, contentHash: string | null): Promise<void> {
  const own = and(eq(importKeys.tenantId, scope.tenantId), eq(importKeys.kind, kind), eq(importKeys.key, key));
  if (contentHash === null) await scope.db.delete(importKeys).where(own);
  else await scope.db.update(importKeys).set({ contentHash, updatedAt: scope.now }).where(own);
}
