import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { calendarDay, createdAt, moment, oneOf, tenantReference, tenantTable, updatedAt, version } from "../columns";
import { customers } from "./customers";
import { files, mailMessages } from "./platform";

/** What stands on the company's letterhead (one row). */
export const companyProfiles = tenantTable(
  "company_profiles",
  {
    registrationNumber: text("registration_number"),
    taxNumber: text("tax_number"),
    representative: text("representative"),
    line1: text("line1"),
    line2: text("line2"),
    city: text("city"),
    region: text("region"),
    postalCode: text("postal_code"),
    phone: text("phone"),
    email: text("email"),
    website: text("website"),
    /** The account customers pay into. */
    bankName: text("bank_name"),
    bankAccount: text("bank_account"),
    bankHolder: text("bank_holder"),
    bankCode: text("bank_code"),
    logoFileId: uuid("logo_file_id"),
    sealFileId: uuid("seal_file_id"),
    version: version(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("company_profiles_key").on(t.tenantId),
    tenantReference("company_profiles_logo_fk", t, t.logoFileId, files),
    tenantReference("company_profiles_seal_fk", t, t.sealFileId, files),
  ],
);

/** How one customer's documents differ from everybody's (DOC-04); a customer without a row gets the ordinary layout. */
export const documentLayouts = tenantTable(
  "document_layouts",
  {
    customerId: uuid("customer_id").notNull(),
    /** `full`, or `bare` for paper that has its letterhead already. */
    letterhead: text("letterhead").notNull().default("full"),
    showItemCodes: boolean("show_item_codes").notNull().default(true),
    showDiscounts: boolean("show_discounts").notNull().default(true),
    showTaxRates: boolean("show_tax_rates").notNull().default(true),
    showBankAccount: boolean("show_bank_account").notNull().default(true),
    showSeal: boolean("show_seal").notNull().default(true),
    /** Printed below the lines of every document to the customer. */
    note: text("note"),
    version: version(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("document_layouts_customer_key").on(t.tenantId, t.customerId),
    tenantReference("document_layouts_customer_fk", t, t.customerId, customers),
    check("document_layouts_letterhead", oneOf(t.letterhead, ["full", "bare"])),
  ],
);

/** A document as it was printed: once per content (record's version, language, letterhead), made by the worker. */
export const printedDocuments = tenantTable(
  "printed_documents",
  {
    kind: text("kind").notNull(),
    entityType: text("entity_type").notNull(),
    entityId: uuid("entity_id").notNull(),
    entityLabel: text("entity_label").notNull(),
    language: text("language").notNull(),
    /** SHA-256 of the content. */
    contentHash: text("content_hash").notNull(),
    /** What is to be printed; emptied once it is. */
    content: jsonb("content").$type<Record<string, unknown>>().notNull(),
    status: text("status").notNull().default("queued"),
    attempts: integer("attempts").notNull().default(0),
    claimedAt: moment("claimed_at"),
    finishedAt: moment("finished_at"),
    lastError: text("last_error"),
    fileId: uuid("file_id"),
    createdBy: uuid("created_by"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("printed_documents_hash_key").on(t.tenantId, t.contentHash),
    index("printed_documents_entity_idx").on(t.tenantId, t.entityType, t.entityId),
    index("printed_documents_queue_idx").on(t.tenantId, t.createdAt).where(sql`status in ('queued', 'printing')`),
    tenantReference("printed_documents_file_fk", t, t.fileId, files),
    check("printed_documents_status", oneOf(t.status, ["queued", "printing", "done", "failed"])),
    check("printed_documents_file", sql`(${t.status} = 'done') = (${t.fileId} is not null)`),
  ],
);

/** What a mail carries: a printed document. The mail waits until it is printed. */
export const mailAttachments = tenantTable(
  "mail_attachments",
  {
    mailId: uuid("mail_id").notNull(),
    documentId: uuid("document_id").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [
    uniqueIndex("mail_attachments_position_key").on(t.tenantId, t.mailId, t.position),
    index("mail_attachments_document_idx").on(t.tenantId, t.documentId),
    tenantReference("mail_attachments_mail_fk", t, t.mailId, mailMessages),
    tenantReference("mail_attachments_document_fk", t, t.documentId, printedDocuments),
  ],
);

/** Who looked at a file or took it away, and when (DOC-02). */
export const fileViews = tenantTable(
  "file_views",
  {
    fileId: uuid("file_id").notNull(),
    userId: uuid("user_id"),
    /** `viewed` in the browser, or `downloaded`. */
    action: text("action").notNull(),
    at: moment("at").notNull(),
  },
  (t) => [
    index("file_views_file_idx").on(t.tenantId, t.fileId, t.id),
    tenantReference("file_views_file_fk", t, t.fileId, files),
    check("file_views_action", oneOf(t.action, ["viewed", "downloaded"])),
  ],
);

/** Statements asked for many customers at once; the worker sends them one by one. */
export const statementRuns = tenantTable(
  "statement_runs",
  {
    userId: uuid("user_id").notNull(),
    fromOn: calendarDay("from_on").notNull(),
    untilOn: calendarDay("until_on").notNull(),
    status: text("status").notNull().default("queued"),
    dismissedAt: moment("dismissed_at"),
    finishedAt: moment("finished_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("statement_runs_user_idx").on(t.tenantId, t.userId, t.id),
    index("statement_runs_unfinished_idx").on(t.tenantId, t.id).where(sql`status in ('queued', 'running')`),
    check("statement_runs_status", oneOf(t.status, ["queued", "running", "done", "cancelled"])),
    check("statement_runs_span", sql`${t.fromOn} <= ${t.untilOn}`),
  ],
);

/** One customer's statement of a run: sent once, whatever happens to the worker. */
export const statementSendings = tenantTable(
  "statement_sendings",
  {
    runId: uuid("run_id").notNull(),
    customerId: uuid("customer_id").notNull(),
    position: integer("position").notNull(),
    status: text("status").notNull().default("queued"),
    /** Where it went, separated by commas; empty while it has not gone. */
    toAddress: text("to_address"),
    mailId: uuid("mail_id"),
    /** Why it was not sent: the code of an error. */
    failure: text("failure"),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("statement_sendings_customer_key").on(t.tenantId, t.runId, t.customerId),
    tenantReference("statement_sendings_run_fk", t, t.runId, statementRuns),
    tenantReference("statement_sendings_customer_fk", t, t.customerId, customers),
    tenantReference("statement_sendings_mail_fk", t, t.mailId, mailMessages),
    check("statement_sendings_status", oneOf(t.status, ["queued", "sent", "failed", "cancelled"])),
  ],
);
