import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { commentMentions, recordComments } from "@/db/schema/records";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type CommentRow = typeof recordComments.$inferSelect;

const ofComment = (scope: TenantScope, id: string) => and(eq(recordComments.tenantId, scope.tenantId), eq(recordComments.id, id));

export async function lockComment(scope: TenantScope, id: string): Promise<CommentRow | null> {
  const [comment] = await scope.db.select().from(recordComments).where(ofComment(scope, id)).for("update");
  return comment ?? null;
}

export async function insertComment(scope: TenantScope, comment: Pick<CommentRow, "recordType" | "recordId" | "recordLabel" | "authorId" | "body">, mentions: readonly string[]): Promise<string> {
  const id = newId();
  await scope.db.insert(recordComments).values({ ...comment, tenantId: scope.tenantId, id, createdAt: scope.now });
  await insertMentions(scope, id, mentions);
  return id;
}

/** @returns false when somebody was faster */
export async function updateBody(scope: TenantScope, id: string, version: number, body: string, mentions: readonly string[]): Promise<boolean> {
  const changed = await scope.db
    .update(recordComments)
    .set({ body, editedAt: scope.now, version: sql`${recordComments.version} + 1` })
    .where(and(ofComment(scope, id), eq(recordComments.version, version), isNull(recordComments.withdrawnAt)))
    .returning({ id: recordComments.id });
  if (changed.length === 0) return false;
  await scope.db.delete(commentMentions).where(and(eq(commentMentions.tenantId, scope.tenantId), eq(commentMentions.commentId, id)));
  await insertMentions(scope, id, mentions);
  return true;
}

/** @returns false when it was so already */
export async function setWithdrawn(scope: TenantScope, id: string, withdrawn: boolean): Promise<boolean> {
  const changed = await scope.db
    .update(recordComments)
    .set({ withdrawnAt: withdrawn ? scope.now : null, version: sql`${recordComments.version} + 1` })
    .where(and(ofComment(scope, id), withdrawn ? isNull(recordComments.withdrawnAt) : isNotNull(recordComments.withdrawnAt)))
    .returning({ id: recordComments.id });
  return changed.length > 0;
}

async function insertMentions(scope: TenantScope, commentId: string, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await scope.db.insert(commentMentions).values(userIds.map((userId, place) => ({ tenantId: scope.tenantId, id: newId(), commentId, place, userId })));
}
