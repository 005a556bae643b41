import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { fileViews } from "@/db/schema/documents";
import { memberships, users } from "@/db/schema/identity";
import { files } from "@/db/schema/platform";
import { notFound } from "@/server/kernel/errors";
import { readRecord } from "@/server/modules/records";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { downloadFile, openFile, type OpenedFile } from "@/server/platform/files";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { attachedToInput, fileInput } from "../inputs";
import { isAttachable, type Attachable } from "../rules/attachable-records";

/** The files beside a record, newest last, with how often each was opened. */
export const listAttachments = defineQuery({
  name: "documents.list-attachments",
  permission: "customers.view",
  input: attachedToInput,
  async run(scope, { type, id }) {
    await readRecord(scope, type, id);
    const rows = await scope.db
      .select({
        id: files.id, name: files.name, contentType: files.contentType, sizeBytes: files.sizeBytes, createdAt: files.createdAt, createdBy: files.createdBy, uploader: users.name,
        views: sql<number>`(select count(*)::int from file_views v where v.tenant_id = ${scope.tenantId} and v.file_id = ${files.id})`,
      })
      .from(files)
      .leftJoin(memberships, and(eq(memberships.tenantId, files.tenantId), eq(memberships.userId, files.createdBy)))
      .leftJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(files.tenantId, scope.tenantId), eq(files.entityType, type), eq(files.entityId, id), eq(files.attached, true), isNull(files.removedAt)))
      .orderBy(asc(files.id));
    const mayAttach = actorMay(scope.actor, "files.attach");
    return { mayAttach, rows: rows.map(({ createdBy, ...row }) => ({ ...row, mayRemove: mayRemove(scope, createdBy) })) };
  },
});

/** People take away what they added; administrators anything. */
export function mayRemove(scope: TenantScope, createdBy: string | null): boolean {
  return actorMay(scope.actor, "settings.manage") || (actorMay(scope.actor, "files.attach") && scope.actor.kind === "user" && scope.actor.userId === createdBy);
}

/** The attachment, if the reader may read its record. @throws NaruError `record.not_found` */
export async function requireAttachment(scope: TenantScope, fileId: string): Promise<typeof files.$inferSelect & { entityType: Attachable; entityId: string }> {
  const [row] = await scope.db.select().from(files).where(and(eq(files.tenantId, scope.tenantId), eq(files.id, fileId)));
  if (!row?.entityType || !row.entityId || !isAttachable(row.entityType)) throw notFound("file");
  await readRecord(scope, row.entityType, row.entityId);
  return { ...row, entityType: row.entityType, entityId: row.entityId };
}

/** Who opened a file, and when, newest first (DOC-02). */
export const listViews = defineQuery({
  name: "documents.list-views",
  permission: "customers.view",
  input: fileInput,
  async run(scope, { fileId }) {
    await requireAttachment(scope, fileId);
    return scope.db
      .select({ id: fileViews.id, at: fileViews.at, action: fileViews.action, person: users.name })
      .from(fileViews)
      .leftJoin(memberships, and(eq(memberships.tenantId, fileViews.tenantId), eq(memberships.userId, fileViews.userId)))
      .leftJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(fileViews.tenantId, scope.tenantId), eq(fileViews.fileId, fileId)))
      .orderBy(desc(fileViews.id))
      .limit(200);
  },
});

/** A stored file for the person who asks: what belongs to a record by the right to read it, anything else by the platform's rules. */
export const readableFile = defineQuery({
  name: "documents.readable-file",
  permission: "notifications.view",
  input: fileInput,
  async run(scope, { fileId }): Promise<OpenedFile & { ofRecord: boolean }> {
    const [row] = await scope.db.select({ type: files.entityType, removedAt: files.removedAt }).from(files).where(and(eq(files.tenantId, scope.tenantId), eq(files.id, fileId)));
    if (!row?.type || !isAttachable(row.type)) return { ...(await downloadFile.within(scope, { fileId })), ofRecord: false };
    await requireAttachment(scope, fileId);
    if (row.removedAt) throw notFound("file");
    return { ...(await openFile(scope, fileId)), ofRecord: true };
  },
});
