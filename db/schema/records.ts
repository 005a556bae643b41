import { sql } from "drizzle-orm";
import { check, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, moment, tenantReference, tenantTable, version } from "../columns";

/** What people say about a record. Withdrawn ones stay, their text is shown to nobody. */
export const recordComments = tenantTable(
  "record_comments",
  {
    recordType: text("record_type").notNull(),
    recordId: uuid("record_id").notNull(),
    /** Number or code of the record at that time. */
    recordLabel: text("record_label").notNull(),
    authorId: uuid("author_id").notNull(),
    /** `@{0}` stands for the person at place 0 of its mentions. */
    body: text("body").notNull(),
    editedAt: moment("edited_at"),
    withdrawnAt: moment("withdrawn_at"),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [index("record_comments_record_idx").on(t.tenantId, t.recordType, t.recordId, t.id), check("record_comments_body", sql`length(${t.body}) between 1 and 4000`)],
);

/** Whom a comment mentions, by their place in its text. */
export const commentMentions = tenantTable(
  "comment_mentions",
  {
    commentId: uuid("comment_id").notNull(),
    place: integer("place").notNull(),
    userId: uuid("user_id").notNull(),
  },
  (t) => [
    uniqueIndex("comment_mentions_key").on(t.tenantId, t.commentId, t.place),
    tenantReference("comment_mentions_comment_fk", t, t.commentId, recordComments),
    check("comment_mentions_place", sql`${t.place} between 0 and 99`),
  ],
);
