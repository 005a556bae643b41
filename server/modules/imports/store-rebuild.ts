import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { importRows } from "@/db/schema/imports";
import { inputHash } from "@/server/platform/idempotency";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { ImportRecord } from "./rules/build-records";
import { replaceRows, updateRun } from "./store";

const rowsOf = (scope: TenantScope, runId: string) => and(eq(importRows.tenantId, scope.tenantId), eq(importRows.runId, runId));

/**
 * The records of a file of which some cells were corrected: those that read otherwise, those that were refused and those
 * whose own cells are at fault are to be checked again; what the check found of the others holds.
 */
export async function rebuildRows(scope: TenantScope, runId: string, records: readonly ImportRecord[]): Promise<void> {
  const stored = await scope.db
    .select({ id: importRows.id, position: importRows.position, key: importRows.key, record: importRows.record, outcome: importRows.outcome })
    .from(importRows)
    .where(rowsOf(scope, runId))
    .orderBy(asc(importRows.position));
  if (stored.length !== records.length) await replaceRows(scope, runId, records);
  else {
    for (const [i, row] of stored.entries()) {
      const one = records[i];
      if (!one || !(row.outcome === "refused" || one.faults.length > 0 || row.key !== one.key || inputHash(row.record) !== inputHash(one.record))) continue;
      const faults = one.faults.map((f) => ({ path: f.path, code: f.code, params: { ...f.params } }));
      await scope.db
        .update(importRows)
        .set({ key: one.key, record: one.record, lineNumbers: one.lineNumbers, faults, outcome: null, entityType: null, entityId: null, processedAt: null })
        .where(and(rowsOf(scope, runId), eq(importRows.id, row.id)));
    }
  }
  await recountRun(scope, runId, records.length);
}

/** The run's counts are those of its rows. */
async function recountRun(scope: TenantScope, runId: string, rowsTotal: number): Promise<void> {
  const rows = await scope.db
    .select({ outcome: importRows.outcome, count: sql<number>`count(*)::int` })
    .from(importRows)
    .where(and(rowsOf(scope, runId), inArray(importRows.outcome, ["created", "updated", "unchanged", "refused"])))
    .groupBy(importRows.outcome);
  const of = (outcome: string) => rows.find((row) => row.outcome === outcome)?.count ?? 0;
  await updateRun(scope, runId, {
    rowsTotal, rowsDone: rows.reduce((sum, row) => sum + row.count, 0),
    rowsCreated: of("created"), rowsUpdated: of("updated"), rowsUnchanged: of("unchanged"), rowsRefused: of("refused"),
  });
}
