import { sql } from "drizzle-orm";
import { check, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, moment, tenantReference, tenantTable, updatedAt, version } from "../columns";

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

/** What somebody has typed into a form and not saved: one for each person and form (with the record it is of). Nobody else sees it. */
export const formDrafts = tenantTable(
  "form_drafts",
  {
    userId: uuid("user_id").notNull(),
    /** The form and its record: `order/new`, `customer/0198…`. */
    key: text("key").notNull(),
    /** The form's values as it wrote them; only it can read them. */
    content: text("content").notNull(),
    /** Of the record, when it was opened to be edited. */
    baseVersion: integer("base_version"),
    /** The open form that wrote it last: it may write again without having seen its own answer. */
    writer: text("writer").notNull(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("form_drafts_key").on(t.tenantId, t.userId, t.key), index("form_drafts_age_idx").on(t.tenantId, t.updatedAt)],
);
