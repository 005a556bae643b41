import { and, asc, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { importKeys, importRows, importRuns } from "@/db/schema/imports";
import { notFound } from "@/server/kernel/errors";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { ImportRecord } from "./rules/build-records";

export type ImportRun = typeof importRuns.$inferSelect;
export type ImportRow = typeof importRows.$inferSelect;
export type Outcome = "created" | "updated" | "unchanged" | "refused";
export type RowFault = ImportRow["faults"][number];

const ofRun = (scope: TenantScope, id: string) => and(eq(importRuns.tenantId, scope.tenantId), eq(importRuns.id, id));
const rowsOf = (scope: TenantScope, runId: string) => and(eq(importRows.tenantId, scope.tenantId), eq(importRows.runId, runId));

/** @throws NaruError not_found */
export async function readRun(scope: TenantScope, id: string): Promise<ImportRun> {
  const [run] = await scope.db.select().from(importRuns).where(ofRun(scope, id));
  if (!run) throw notFound("import_run");
  return run;
}

/** Held until the transaction ends. @throws NaruError not_found */
export async function lockRun(scope: TenantScope, id: string): Promise<ImportRun> {
  const [run] = await scope.db.select().from(importRuns).where(ofRun(scope, id)).for("update");
  if (!run) throw notFound("import_run");
  return run;
}

/** Null when somebody else works on it just now. */
export async function lockFreeRun(scope: TenantScope, id: string): Promise<ImportRun | null> {
  const [run] = await scope.db.select().from(importRuns).where(ofRun(scope, id)).for("update", { skipLocked: true });
  return run ?? null;
}

export async function insertRun(scope: TenantScope, run: Omit<typeof importRuns.$inferInsert, "tenantId" | "createdAt" | "updatedAt">): Promise<void> {
  await scope.db.insert(importRuns).values({ ...run, tenantId: scope.tenantId, createdAt: scope.now, updatedAt: scope.now });
}

export async function updateRun(scope: TenantScope, id: string, set: Partial<typeof importRuns.$inferInsert>): Promise<void> {
  await scope.db.update(importRuns).set({ ...set, updatedAt: scope.now }).where(ofRun(scope, id));
}

export async function replaceRows(scope: TenantScope, runId: string, records: readonly ImportRecord[]): Promise<void> {
  await scope.db.delete(importRows).where(rowsOf(scope, runId));
  for (let start = 0; start < records.length; start += 500) {
    await scope.db.insert(importRows).values(
      records.slice(start, start + 500).map((one, i) => ({
        tenantId: scope.tenantId,
        id: newId(),
        runId,
        position: start + i + 1,
        lineNumbers: one.lineNumbers,
        key: one.key,
        record: one.record,
        faults: one.faults.map((f) => ({ path: f.path, code: f.code, params: { ...f.params } })),
      })),
    );
  }
}

/** Every record is to be brought in (again): what the dry run foresaw is forgotten. */
export async function reopenRows(scope: TenantScope, runId: string): Promise<void> {
  await scope.db.update(importRows).set({ outcome: null, processedAt: null }).where(and(rowsOf(scope, runId), sql`faults = '[]'::jsonb`));
}

/** The next records without an outcome, held until the transaction ends. */
export function lockPendingRows(scope: TenantScope, runId: string, limit: number): Promise<ImportRow[]> {
  return scope.db.select().from(importRows).where(and(rowsOf(scope, runId), isNull(importRows.outcome))).orderBy(asc(importRows.position)).limit(limit).for("update");
}

export interface MarkedRow {
  readonly id: string;
  readonly outcome: Outcome;
  readonly faults?: readonly RowFault[];
  readonly entityType?: string | null;
  readonly entityId?: string | null;
  readonly touched?: ImportRow["touched"];
}

/** Marks records that have no outcome yet and advances the run's counts by as many. */
export async function markRows(scope: TenantScope, runId: string, rows: readonly MarkedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = sql.join(
    rows.map((r) => sql`(${r.id}::uuid, ${r.outcome}::text, ${JSON.stringify(r.faults ?? [])}::jsonb, ${r.entityType ?? null}::text, ${r.entityId ?? null}::uuid, ${JSON.stringify(r.touched ?? [])}::jsonb)`),
    sql`, `,
  );
  await scope.db.execute(sql`
    with marked as (
      update import_rows r set outcome = v.outcome, faults = v.faults, entity_type = v.entity_type, entity_id = v.entity_id, touched = v.touched, processed_at = ${scope.now.toISOString()}::timestamptz
      from (values ${values}) as v(id, outcome, faults, entity_type, entity_id, touched)
      where r.tenant_id = ${scope.tenantId} and r.run_id = ${runId} and r.id = v.id and r.outcome is null
      returning r.outcome
    )
    update import_runs set
      rows_done = rows_done + (select count(*) from marked),
      rows_created = rows_created + (select count(*) from marked where outcome = 'created'),
      rows_updated = rows_updated + (select count(*) from marked where outcome = 'updated'),
      rows_unchanged = rows_unchanged + (select count(*) from marked where outcome = 'unchanged'),
      rows_refused = rows_refused + (select count(*) from marked where outcome = 'refused'),
      updated_at = ${scope.now.toISOString()}::timestamptz
    where tenant_id = ${scope.tenantId} and id = ${runId}`);
}

export interface KnownKey {
  readonly key: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly contentHash: string;
}

export async function knownKeys(scope: TenantScope, kind: string, keys: readonly string[]): Promise<Map<string, KnownKey>> {
  if (keys.length === 0) return new Map();
  const rows = await scope.db
    .select({ key: importKeys.key, entityType: importKeys.entityType, entityId: importKeys.entityId, contentHash: importKeys.contentHash })
    .from(importKeys)
    .where(and(eq(importKeys.tenantId, scope.tenantId), eq(importKeys.kind, kind), inArray(importKeys.key, [...keys])));
  return new Map(rows.map((row) => [row.key, row]));
}

export async function keepKeys(scope: TenantScope, kind: string, keys: readonly KnownKey[]): Promise<void> {
  if (keys.length === 0) return;
  await scope.db
    .insert(importKeys)
    .values(keys.map((one) => ({ ...one, kind, tenantId: scope.tenantId, id: newId(), createdAt: scope.now, updatedAt: scope.now })))
    .onConflictDoUpdate({
      target: [importKeys.tenantId, importKeys.kind, importKeys.key],
      set: { entityType: sql`excluded.entity_type`, entityId: sql`excluded.entity_id`, contentHash: sql`excluded.content_hash`, updatedAt: scope.now },
    });
}

/** Runs that the worker has something to do for. */
export function unfinishedRuns(scope: TenantScope): Promise<Pick<ImportRun, "id" | "status" | "rowsDone" | "rowsUndone" | "rowsKept" | "options">[]> {
  return scope.db
    .select({ id: importRuns.id, status: importRuns.status, rowsDone: importRuns.rowsDone, rowsUndone: importRuns.rowsUndone, rowsKept: importRuns.rowsKept, options: importRuns.options })
    .from(importRuns)
    .where(and(eq(importRuns.tenantId, scope.tenantId), or(inArray(importRuns.status, ["queued", "running", "undoing"]), and(eq(importRuns.status, "draft"), sql`options ? 'checking'`))))
    .orderBy(asc(importRuns.createdAt))
    .limit(50);
}

export function selectRuns(scope: TenantScope, before: { sortValue: string; id: string } | null, limit: number): Promise<ImportRun[]> {
  return scope.db
    .select()
    .from(importRuns)
    .where(and(eq(importRuns.tenantId, scope.tenantId), before ? sql`(${importRuns.createdAt}, ${importRuns.id}) < (${before.sortValue}::timestamptz, ${before.id}::uuid)` : undefined))
    .orderBy(desc(importRuns.createdAt), desc(importRuns.id))
    .limit(limit);
}

/** Refused rows; only those with a fault of this kind when one is named. */
export function selectFaultyRows(scope: TenantScope, runId: string, after: number, limit: number, fault: { code?: string; column?: string } = {}): Promise<ImportRow[]> {
  const like = { ...(fault.code ? { code: fault.code } : {}), ...(fault.column ? { params: { column: fault.column } } : {}) };
  return scope.db
    .select()
    .from(importRows)
    .where(and(rowsOf(scope, runId), eq(importRows.outcome, "refused"), sql`${importRows.position} > ${after}`, Object.keys(like).length > 0 ? sql`${importRows.faults} @> ${JSON.stringify([like])}::jsonb` : undefined))
    .orderBy(asc(importRows.position))
    .limit(limit);
}
