import { and, asc, desc, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { statementRuns, statementSendings } from "@/db/schema/documents";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type StatementRun = typeof statementRuns.$inferSelect;
export type StatementSending = typeof statementSendings.$inferSelect;

const ofRun = (scope: TenantScope, id: string) => and(eq(statementRuns.tenantId, scope.tenantId), eq(statementRuns.id, id));
const sendingsOf = (scope: TenantScope, runId: string) => and(eq(statementSendings.tenantId, scope.tenantId), eq(statementSendings.runId, runId));
const unfinished = sql`status in ('queued', 'running')`;

/** A run with one sending for each customer; those with a `failure` are not tried. */
export async function insertRun(scope: TenantScope, run: Pick<StatementRun, "userId" | "fromOn" | "untilOn">, wanted: readonly { customerId: string; failure: string | null }[]): Promise<string> {
  const id = newId();
  await scope.db.insert(statementRuns).values({ ...run, tenantId: scope.tenantId, id, createdAt: scope.now, updatedAt: scope.now });
  await scope.db.insert(statementSendings).values(
    wanted.map(({ customerId, failure }, index) => ({ tenantId: scope.tenantId, id: newId(), runId: id, customerId, position: index + 1, status: failure ? "failed" : "queued", failure, updatedAt: scope.now })),
  );
  return id;
}

export async function readRun(scope: TenantScope, id: string): Promise<StatementRun | null> {
  const [row] = await scope.db.select().from(statementRuns).where(ofRun(scope, id));
  return row ?? null;
}

/** A person's runs that are not put away and are under way or were finished since `after`, the newest first. */
export function selectRuns(scope: TenantScope, userId: string, after: Date): Promise<StatementRun[]> {
  return scope.db
    .select()
    .from(statementRuns)
    .where(and(eq(statementRuns.tenantId, scope.tenantId), eq(statementRuns.userId, userId), isNull(statementRuns.dismissedAt), or(isNull(statementRuns.finishedAt), gt(statementRuns.finishedAt, after))))
    .orderBy(desc(statementRuns.id))
    .limit(20);
}

/** What the worker has to do: what waits, and what was begun and has not been heard of since `before`. */
export function unfinishedRuns(scope: TenantScope, before: Date): Promise<Pick<StatementRun, "id" | "status" | "updatedAt">[]> {
  return scope.db
    .select({ id: statementRuns.id, status: statementRuns.status, updatedAt: statementRuns.updatedAt })
    .from(statementRuns)
    .where(and(eq(statementRuns.tenantId, scope.tenantId), unfinished, or(eq(statementRuns.status, "queued"), lt(statementRuns.updatedAt, before))))
    .orderBy(asc(statementRuns.id));
}

/** Moves a run that is not finished; false when it was finished, or given up, meanwhile. */
export async function moveRun(scope: TenantScope, id: string, set: Partial<Pick<StatementRun, "status" | "finishedAt">>): Promise<boolean> {
  const rows = await scope.db.update(statementRuns).set({ ...set, updatedAt: scope.now }).where(and(ofRun(scope, id), unfinished)).returning({ id: statementRuns.id });
  return rows.length > 0;
}

export async function dismissRunRow(scope: TenantScope, id: string): Promise<void> {
  await scope.db.update(statementRuns).set({ dismissedAt: scope.now, updatedAt: scope.now }).where(ofRun(scope, id));
}

/** The customer whose turn it is; null when all had theirs. */
export async function nextSending(scope: TenantScope, runId: string): Promise<StatementSending | null> {
  const [row] = await scope.db.select().from(statementSendings).where(and(sendingsOf(scope, runId), eq(statementSendings.status, "queued"))).orderBy(asc(statementSendings.position)).limit(1);
  return row ?? null;
}

/** Marks a sending before its mail is written, in the same transaction: whoever comes second finds nothing to do. */
export async function claimSending(scope: TenantScope, id: string, set: Partial<Pick<StatementSending, "status" | "failure">>): Promise<boolean> {
  const rows = await scope.db
    .update(statementSendings)
    .set({ ...set, updatedAt: scope.now })
    .where(and(eq(statementSendings.tenantId, scope.tenantId), eq(statementSendings.id, id), eq(statementSendings.status, "queued")))
    .returning({ id: statementSendings.id });
  return rows.length > 0;
}

export async function nameMail(scope: TenantScope, id: string, set: Pick<StatementSending, "mailId" | "toAddress">): Promise<void> {
  await scope.db.update(statementSendings).set({ ...set, updatedAt: scope.now }).where(and(eq(statementSendings.tenantId, scope.tenantId), eq(statementSendings.id, id)));
}

export async function cancelSendings(scope: TenantScope, runId: string): Promise<number> {
  const rows = await scope.db.update(statementSendings).set({ status: "cancelled", updatedAt: scope.now }).where(and(sendingsOf(scope, runId), eq(statementSendings.status, "queued"))).returning({ id: statementSendings.id });
  return rows.length;
}

export function countSendings(scope: TenantScope, runIds: readonly string[]): Promise<{ runId: string; status: string; count: number }[]> {
  if (runIds.length === 0) return Promise.resolve([]);
  return scope.db
    .select({ runId: statementSendings.runId, status: statementSendings.status, count: sql<number>`count(*)::int` })
    .from(statementSendings)
    .where(and(eq(statementSendings.tenantId, scope.tenantId), inArray(statementSendings.runId, [...runIds])))
    .groupBy(statementSendings.runId, statementSendings.status);
}
