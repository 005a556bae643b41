import { and, asc, desc, eq, inArray, or, sql } from "drizzle-orm";
import { memberships, users } from "@/db/schema/identity";
import { commentMentions, recordComments } from "@/db/schema/records";
import type { TenantScope } from "@/server/platform/tenant-scope";

export interface ShownComment {
  readonly id: string;
  readonly recordId: string;
  readonly recordType: string;
  readonly recordLabel: string;
  readonly at: Date;
  readonly author: string | null;
  /** The reader wrote it: may edit and withdraw it. */
  readonly own: boolean;
  readonly version: number;
  /** Null once it is withdrawn. */
  readonly body: string | null;
  /** By their place in the body. */
  readonly mentions: readonly { readonly userId: string; readonly name: string }[];
  readonly editedAt: Date | null;
}

/** The comments on these records, newest first, at most `limit`. The caller vouches that the reader may see the records. */
export async function commentsOf(scope: TenantScope, records: readonly { type: string; ids: readonly string[] }[], before: { at: Date; id: string } | null, limit: number): Promise<ShownComment[]> {
  const places = records.filter(({ ids }) => ids.length > 0).map(({ type, ids }) => and(eq(recordComments.recordType, type), inArray(recordComments.recordId, [...ids])));
  if (places.length === 0) return [];
  const rows = await scope.db
    .select({ comment: recordComments, author: users.name })
    .from(recordComments)
    .leftJoin(memberships, and(eq(memberships.tenantId, recordComments.tenantId), eq(memberships.userId, recordComments.authorId)))
    .leftJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(recordComments.tenantId, scope.tenantId), or(...places), before ? sql`(${recordComments.createdAt}, ${recordComments.id}) < (${before.at.toISOString()}::timestamptz, ${before.id}::uuid)` : undefined))
    .orderBy(desc(recordComments.createdAt), desc(recordComments.id))
    .limit(limit);
  const mentions = await mentionsOf(scope, rows.filter(({ comment }) => !comment.withdrawnAt).map(({ comment }) => comment.id));
  const self = scope.actor.kind === "user" ? scope.actor.userId : null;
  return rows.map(({ comment, author }) => ({
    id: comment.id,
    recordId: comment.recordId,
    recordType: comment.recordType,
    recordLabel: comment.recordLabel,
    at: comment.createdAt,
    author,
    own: comment.authorId === self,
    version: comment.version,
    body: comment.withdrawnAt ? null : comment.body,
    mentions: mentions.get(comment.id) ?? [],
    editedAt: comment.editedAt,
  }));
}

/** Whom the comments mention, by their place. */
export async function mentionsOf(scope: TenantScope, commentIds: readonly string[]): Promise<Map<string, { userId: string; name: string }[]>> {
  const of = new Map<string, { userId: string; name: string }[]>();
  if (commentIds.length === 0) return of;
  const rows = await scope.db
    .select({ commentId: commentMentions.commentId, userId: commentMentions.userId, name: users.name })
    .from(commentMentions)
    .leftJoin(memberships, and(eq(memberships.tenantId, commentMentions.tenantId), eq(memberships.userId, commentMentions.userId)))
    .leftJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(commentMentions.tenantId, scope.tenantId), inArray(commentMentions.commentId, [...commentIds])))
    .orderBy(asc(commentMentions.commentId), asc(commentMentions.place));
  for (const { commentId, userId, name } of rows) of.set(commentId, [...(of.get(commentId) ?? []), { userId, name: name ?? "–" }]);
  return of;
}
