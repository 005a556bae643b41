import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { calendarDay, moment, tenantTable, updatedAt } from "../columns";

/** A record as searches know it: what it is called and the texts it may be found by. Made again from the record at any time. */
export const searchDocuments = tenantTable(
  "search_documents",
  {
    kind: text("kind").notNull(),
    recordId: uuid("record_id").notNull(),
    /** Number within the workspace, counted up; what `search_grams` lists. */
    docNo: integer("doc_no").notNull(),
    /** Whose record it is: who may not see the customer does not find it. */
    customerId: uuid("customer_id"),
    /** What one recognises it by: a name or a number. */
    label: text("label").notNull(),
    /** `[field, text]`, in the order in which they matter. */
    fields: jsonb("fields").$type<[string, string][]>().notNull(),
    happenedOn: calendarDay("happened_on"),
    /** The newest audit line that is taken in. */
    auditId: uuid("audit_id"),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("search_documents_record_key").on(t.tenantId, t.kind, t.recordId),
    uniqueIndex("search_documents_no_key").on(t.tenantId, t.docNo),
    index("search_documents_customer_idx").on(t.tenantId, t.customerId),
  ],
);

/**
 * Which documents have a piece of two or three letters, a block of documents at a time. Pieces are compared with `=` alone: behind
 * row-level security no index answers "contains" or "like". A piece that a record has lost stays: the document itself decides.
 */
export const searchGrams = tenantTable(
  "search_grams",
  {
    gram: text("gram").notNull(),
    block: integer("block").notNull(),
    docs: integer("docs").array().notNull(),
    size: integer("size").notNull(),
  },
  (t) => [uniqueIndex("search_grams_key").on(t.tenantId, t.gram, t.block), check("search_grams_size", sql`${t.size} > 0`)],
);

/** How far the index of a workspace is: first every record is walked through, then the audit trail is followed. */
export const searchProgress = tenantTable(
  "search_progress",
  {
    phase: text("phase").notNull(),
    cursor: uuid("cursor"),
    /** The newest audit line that was looked at. */
    seenAuditId: uuid("seen_audit_id").notNull(),
    sweptAt: moment("swept_at").notNull(),
    nextDocNo: integer("next_doc_no").notNull().default(1),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("search_progress_key").on(t.tenantId)],
);
