import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { users } from "@/db/schema/identity";
import { listExports, listSettings, listViews } from "@/db/schema/lists";
import type { ListLayout } from "@/server/kernel/lists";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type ViewRow = typeof listViews.$inferSelect;
export type ExportRow = typeof listExports.$inferSelect;

const ofView = (scope: TenantScope, id: string) => and(eq(listViews.tenantId, scope.tenantId), eq(listViews.id, id));
const ofSettings = (scope: TenantScope, userId: string, list: string) =>
  and(eq(listSettings.tenantId, scope.tenantId), eq(listSettings.userId, userId), eq(listSettings.list, list));
const ofExport = (scope: TenantScope, id: string) => and(eq(listExports.tenantId, scope.tenantId), eq(listExports.id, id));

/** A person's own views of a list and those shared with them, by name. */
export function selectViews(scope: TenantScope, list: string, userId: string) {
  return scope.db
    .select({ view: listViews, ownerName: users.name })
    .from(listViews)
    .leftJoin(users, eq(users.id, listViews.userId))
    .where(and(eq(listViews.tenantId, scope.tenantId), eq(listViews.list, list), or(eq(listViews.userId, userId), listViews.shared)))
    .orderBy(asc(listViews.name), asc(listViews.id));
}

export async function lockView(scope: TenantScope, id: string): Promise<ViewRow | null> {
  const [view] = await scope.db.select().from(listViews).where(ofView(scope, id)).for("update");
  return view ?? null;
}

/** Null when the person already has a view of that name on the list. */
export async function insertView(scope: TenantScope, view: Pick<ViewRow, "list" | "name" | "userId" | "shared" | "params" | "layout">): Promise<string | null> {
  const [row] = await scope.db
    .insert(listViews)
    .values({ ...view, tenantId: scope.tenantId, id: newId(), createdAt: scope.now, updatedAt: scope.now })
    .onConflictDoNothing({ target: [listViews.tenantId, listViews.list, listViews.userId, listViews.name] })
    .returning({ id: listViews.id });
  return row?.id ?? null;
}

export async function hasViewNamed(scope: TenantScope, view: Pick<ViewRow, "list" | "userId" | "name">): Promise<boolean> {
  const rows = await scope.db
    .select({ id: listViews.id })
    .from(listViews)
    .where(and(eq(listViews.tenantId, scope.tenantId), eq(listViews.list, view.list), eq(listViews.userId, view.userId), eq(listViews.name, view.name)));
  return rows.length > 0;
}

/** @returns the new version; null when somebody was faster */
export async function updateViewRow(scope: TenantScope, id: string, version: number, set: Partial<Pick<ViewRow, "name" | "shared" | "params" | "layout">>): Promise<number | null> {
  const [row] = await scope.db
    .update(listViews)
    .set({ ...set, version: sql`${listViews.version} + 1`, updatedAt: scope.now })
    .where(and(ofView(scope, id), eq(listViews.version, version)))
    .returning({ version: listViews.version });
  return row?.version ?? null;
}

/** Whoever opened the list with this view opens it as it is from now on. */
export async function deleteViewRow(scope: TenantScope, id: string): Promise<void> {
  await scope.db.update(listSettings).set({ defaultViewId: null, updatedAt: scope.now }).where(and(eq(listSettings.tenantId, scope.tenantId), eq(listSettings.defaultViewId, id)));
  await scope.db.delete(listViews).where(ofView(scope, id));
}

export async function selectSettings(scope: TenantScope, userId: string, list: string) {
  const [row] = await scope.db.select({ layout: listSettings.layout, defaultViewId: listSettings.defaultViewId }).from(listSettings).where(ofSettings(scope, userId, list));
  return row ?? { layout: null, defaultViewId: null };
}

export async function keepSettings(scope: TenantScope, userId: string, list: string, set: { layout?: ListLayout | null; defaultViewId?: string | null }): Promise<void> {
  await scope.db
    .insert(listSettings)
    .values({ ...set, tenantId: scope.tenantId, id: newId(), userId, list, updatedAt: scope.now })
    .onConflictDoUpdate({ target: [listSettings.tenantId, listSettings.userId, listSettings.list], set: { ...set, updatedAt: scope.now } });
}

export async function insertExport(scope: TenantScope, row: Pick<ExportRow, "list" | "userId" | "format" | "params" | "columns" | "language">): Promise<string> {
  const id = newId();
  await scope.db.insert(listExports).values({ ...row, tenantId: scope.tenantId, id, createdAt: scope.now, updatedAt: scope.now });
  return id;
}

export async function readExport(scope: TenantScope, id: string): Promise<ExportRow | null> {
  const [row] = await scope.db.select().from(listExports).where(ofExport(scope, id));
  return row ?? null;
}

/** A person's exports that are not put away and are on their way or were finished since `after`, the newest first. */
export function selectExports(scope: TenantScope, userId: string, after: Date): Promise<ExportRow[]> {
  return scope.db
    .select()
    .from(listExports)
    .where(and(eq(listExports.tenantId, scope.tenantId), eq(listExports.userId, userId), isNull(listExports.dismissedAt), or(isNull(listExports.finishedAt), gt(listExports.finishedAt, after))))
    .orderBy(desc(listExports.id))
    .limit(20);
}

export function countUnfinished(scope: TenantScope, userId: string): Promise<{ id: string }[]> {
  return scope.db
    .select({ id: listExports.id })
    .from(listExports)
    .where(and(eq(listExports.tenantId, scope.tenantId), eq(listExports.userId, userId), inArray(listExports.status, ["queued", "running"])));
}

/** What the worker has to do: what waits, and what was begun and has not been heard of since `before`. */
export function unfinishedExports(scope: TenantScope, before: Date): Promise<Pick<ExportRow, "id" | "status" | "updatedAt">[]> {
  return scope.db
    .select({ id: listExports.id, status: listExports.status, updatedAt: listExports.updatedAt })
    .from(listExports)
    .where(and(eq(listExports.tenantId, scope.tenantId), sql`status in ('queued', 'running')`, or(eq(listExports.status, "queued"), lt(listExports.updatedAt, before))))
    .orderBy(asc(listExports.id));
}

/** Moves an export that is not finished; false when it was finished, or cancelled, meanwhile. */
export async function moveExport(scope: TenantScope, id: string, set: Partial<Omit<ExportRow, "tenantId" | "id">>): Promise<boolean> {
  const rows = await scope.db
    .update(listExports)
    .set({ ...set, updatedAt: scope.now })
    .where(and(ofExport(scope, id), sql`${listExports.status} in ('queued', 'running')`))
    .returning({ id: listExports.id });
  return rows.length > 0;
}

/** Lets go of the files of exports finished before `before`, and of the rows whose file went a month earlier. @returns the files, at most `most` */
export async function expireExports(scope: TenantScope, before: Date, rowsBefore: Date, most: number): Promise<string[]> {
  const own = eq(listExports.tenantId, scope.tenantId);
  const old = await scope.db
    .select({ id: listExports.id, fileId: listExports.fileId })
    .from(listExports)
    .where(and(own, lt(listExports.finishedAt, before), isNotNull(listExports.fileId)))
    .orderBy(asc(listExports.id))
    .limit(most);
  if (old.length > 0) await scope.db.update(listExports).set({ fileId: null, updatedAt: scope.now }).where(and(own, inArray(listExports.id, old.map((row) => row.id))));
  await scope.db.delete(listExports).where(and(own, lt(listExports.finishedAt, rowsBefore), isNull(listExports.fileId)));
  return old.flatMap((row) => row.fileId ?? []);
}

export async function dismissExportRow(scope: TenantScope, id: string): Promise<void> {
  await scope.db.update(listExports).set({ dismissedAt: scope.now, updatedAt: scope.now }).where(ofExport(scope, id));
}
