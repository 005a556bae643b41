import { fault, forbidden, invalid, notFound } from "@/server/kernel/errors";
import { readableComment } from "@/server/kernel/mentions";
import type { UserId } from "@/server/platform/actor";
import { notify } from "@/server/platform/notifications";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { colleaguesWhoSee, type Colleague } from "../queries/colleagues";
import { mentionsOf } from "../queries/comments-of";
import { readRecord, type ReadableRecord } from "../queries/readable-record";
import { isRecordType, type RecordType } from "../rules/record-types";
import { excerptOf } from "../rules/excerpt";
import { pathOfRecord } from "../rules/record-paths";
import { lockComment, type CommentRow } from "../store-comments";

/** Only people say something. */
export function authorOf(scope: TenantScope): UserId {
  if (scope.actor.kind !== "user") throw forbidden("comments.write");
  return scope.actor.userId;
}

export interface OwnComment {
  readonly comment: CommentRow;
  readonly type: RecordType;
  readonly record: ReadableRecord;
  readonly mentions: readonly { readonly userId: string; readonly name: string }[];
}

/** One's own comment, locked, on a record one still sees; anybody else's is not found. @throws NaruError `record.not_found` */
export async function ownComment(scope: TenantScope, commentId: string): Promise<OwnComment> {
  const comment = await lockComment(scope, commentId);
  if (!comment || !isRecordType(comment.recordType) || comment.authorId !== authorOf(scope)) throw notFound("comment");
  const record = await readRecord(scope, comment.recordType, comment.recordId);
  return { comment, type: comment.recordType, record, mentions: (await mentionsOf(scope, [commentId])).get(commentId) ?? [] };
}

/**
 * The mentioned people, in the order of their places.
 * @throws NaruError `input.invalid` with `records.does_not_see` for each who is no colleague, or may not see the record
 */
export async function requireWhoSee(scope: TenantScope, type: RecordType, record: ReadableRecord, userIds: readonly string[], known: ReadonlySet<string> = new Set()): Promise<Colleague[]> {
  const asked = userIds.filter((id) => !known.has(id));
  if (asked.length === 0) return [];
  const who = new Map((await colleaguesWhoSee(scope, type, record, asked)).map((colleague) => [colleague.userId, colleague]));
  const faults = userIds.flatMap((id, place) => (known.has(id) || who.has(id) ? [] : [fault(`mentions.${place}`, "records.does_not_see")]));
  if (faults.length > 0) throw invalid(faults);
  return asked.flatMap((id) => who.get(id) ?? []);
}

/** Tells the people a comment mentions, each once for a comment, with the way to it. */
export async function tellMentioned(scope: TenantScope, about: { commentId: string; type: RecordType; recordId: string; record: ReadableRecord; author: string; body: string; names: readonly string[] }, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await notify(scope, {
    to: { userIds: userIds as UserId[] },
    code: "records.mentioned",
    params: { person: about.author, type: about.type, number: about.record.label, text: excerptOf(readableComment(about.body, about.names)) },
    href: `${pathOfRecord(about.type, about.recordId)}?comment=${about.commentId}`,
    dedupeKey: `mentioned:${about.commentId}`,
    except: authorOf(scope),
  });
}
