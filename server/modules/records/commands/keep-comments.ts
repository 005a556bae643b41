import { conflict } from "@/server/kernel/errors";
import { readableComment } from "@/server/kernel/mentions";
import { defineCommand, done } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { commentInput, editCommentInput, writeCommentInput } from "../inputs";
import { nameOf } from "../queries/colleagues";
import { readRecord } from "../queries/readable-record";
import { insertComment, setWithdrawn, updateBody } from "../store-comments";
import { authorOf, ownComment, requireWhoSee, tellMentioned, type OwnComment } from "./comment-facts";

/**
 * Says something about a record, for everybody who sees it; who is mentioned is told.
 * @throws NaruError `record.not_found`, `permission.missing`, `input.invalid` (`records.does_not_see`)
 */
export const writeComment = defineCommand({
  name: "records.write-comment",
  permission: "comments.write",
  input: writeCommentInput,
  async run(scope, { type, id, body, mentions }) {
    const record = await readRecord(scope, type, id);
    const told = await requireWhoSee(scope, type, record, mentions);
    const names = mentions.map((userId) => told.find((one) => one.userId === userId)?.name ?? "");
    const author = authorOf(scope);
    const commentId = await insertComment(scope, { recordType: type, recordId: id, recordLabel: record.label, authorId: author, body }, mentions);
    await tellMentioned(scope, { commentId, type, recordId: id, record, author: await nameOf(scope, author), body, names }, mentions);
    return done({ commentId }, { audit: { entityType: type, entityId: id, entityLabel: record.label, changes: { comment: [null, readableComment(body, names)] } } });
  },
});

/**
 * Changes one's own comment. Who is mentioned for the first time is told.
 * @throws NaruError `record.not_found`, `record.changed_meanwhile`, `input.invalid` (`records.does_not_see`)
 */
export const editComment = defineCommand({
  name: "records.edit-comment",
  permission: "comments.write",
  input: editCommentInput,
  async run(scope, { commentId, version, body, mentions }) {
    const own = await ownComment(scope, commentId);
    const { type, record, comment } = own;
    const known = new Map(own.mentions.map(({ userId, name }) => [userId, name]));
    const fresh = await requireWhoSee(scope, type, record, mentions, new Set(known.keys()));
    const names = mentions.map((userId) => known.get(userId) ?? fresh.find((one) => one.userId === userId)?.name ?? "");
    if (!(await updateBody(scope, commentId, version, body, mentions))) throw conflict("record.changed_meanwhile");
    const about = { commentId, type, recordId: comment.recordId, record, author: await nameOf(scope, comment.authorId), body, names };
    await tellMentioned(scope, about, fresh.map(({ userId }) => userId));
    return done({ commentId, version: version + 1 }, { audit: lineAbout(own, [readable(own), readableComment(body, names)]) });
  },
});

/** Takes one's own comment back: that there was one stays to be seen. Taken back already, nothing happens. @throws NaruError `record.not_found` */
export const withdrawComment = defineCommand({
  name: "records.withdraw-comment",
  permission: "comments.write",
  input: commentInput,
  run: (scope, { commentId }) => move(scope, commentId, true),
});

/** Lets a withdrawn comment stand again. @throws NaruError `record.not_found` */
export const restoreComment = defineCommand({
  name: "records.restore-comment",
  permission: "comments.write",
  input: commentInput,
  run: (scope, { commentId }) => move(scope, commentId, false),
});

async function move(scope: TenantScope, commentId: string, withdrawn: boolean) {
  const own = await ownComment(scope, commentId);
  const moved = await setWithdrawn(scope, commentId, withdrawn);
  return done({ commentId }, { audit: moved ? lineAbout(own, withdrawn ? [readable(own), null] : [null, readable(own)]) : [] });
}

const readable = ({ comment, mentions }: OwnComment): string => readableComment(comment.body, mentions.map(({ name }) => name));

function lineAbout({ comment, record }: OwnComment, change: readonly [string | null, string | null]) {
  return { entityType: comment.recordType, entityId: comment.recordId, entityLabel: record.label, changes: { comment: change } };
}
