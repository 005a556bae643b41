import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { calendarDay, createdAt, moment, tenantReference, tenantTable, updatedAt } from "../columns";

/** What was done, by whom, to which record, with the values before and after. Written in the transaction of the change. */
export const auditEntries = tenantTable(
  "audit_entries",
  {
    actorKind: text("actor_kind").notNull(),
    actorUserId: uuid("actor_user_id"),
    actorName: text("actor_name"),
    /** `orders.confirm-order` and the like: the command's name. */
    action: text("action").notNull(),
    entityType: text("entity_type").notNull(),
    entityId: uuid("entity_id").notNull(),
    /** Number or code of the record at that time, so that the line reads without a join. */
    entityLabel: text("entity_label"),
    /** `{field: [before, after]}`. */
    changes: jsonb("changes").$type<Record<string, [unknown, unknown]>>().notNull().default({}),
    note: text("note"),
    requestId: text("request_id").notNull(),
    at: moment("at").notNull(),
  },
  (t) => [index("audit_entries_entity_idx").on(t.tenantId, t.entityType, t.entityId, t.id)],
);

/** Facts that other parts must react to, written in the business transaction. PostgreSQL is the truth of what is pending. */
export const outboxEvents = tenantTable(
  "outbox_events",
  {
    type: text("type").notNull(),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    occurredAt: moment("occurred_at").notNull(),
    requestId: text("request_id").notNull(),
    /** Set when every subscriber has done its part. */
    handledAt: moment("handled_at"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: moment("next_attempt_at").notNull().default(sql`now()`),
    /** Set when the attempts ran out: the dead-letter list. */
    deadAt: moment("dead_at"),
    lastError: text("last_error"),
  },
  (t) => [
    index("outbox_events_pending_idx").on(t.tenantId, t.nextAttemptAt).where(sql`handled_at is null and dead_at is null`),
    index("outbox_events_dead_idx").on(t.tenantId, t.deadAt).where(sql`dead_at is not null`),
  ],
);

/** Which subscriber has handled which event; written in the subscriber's own transaction, so nothing happens twice. */
export const outboxDeliveries = tenantTable(
  "outbox_deliveries",
  {
    eventId: uuid("event_id").notNull(),
    subscriber: text("subscriber").notNull(),
    handledAt: moment("handled_at").notNull(),
  },
  (t) => [
    uniqueIndex("outbox_deliveries_key").on(t.tenantId, t.eventId, t.subscriber),
    tenantReference("outbox_deliveries_event_fk", t, t.eventId, outboxEvents),
  ],
);

/** Keys of commands already carried out, with their answers; written in the same transaction as the effect. */
export const idempotencyRecords = tenantTable(
  "idempotency_records",
  {
    key: text("key").notNull(),
    command: text("command").notNull(),
    inputHash: text("input_hash").notNull(),
    /** superjson text of the answer. */
    result: text("result"),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("idempotency_records_key").on(t.tenantId, t.key), index("idempotency_records_age_idx").on(t.tenantId, t.createdAt)],
);

/** The next number of a series in a year; the row is locked last in a transaction, so a gapless series has no gap. */
export const documentCounters = tenantTable(
  "document_counters",
  {
    series: text("series").notNull(),
    year: integer("year").notNull(),
    next: bigint("next", { mode: "number" }).notNull().default(1),
  },
  (t) => [uniqueIndex("document_counters_key").on(t.tenantId, t.series, t.year), check("document_counters_next", sql`${t.next} >= 1`)],
);

/** In-app notifications: a code and parameters, worded in the reader's language. */
export const notifications = tenantTable(
  "notifications",
  {
    userId: uuid("user_id").notNull(),
    code: text("code").notNull(),
    params: jsonb("params").$type<Record<string, string | number>>().notNull().default({}),
    /** Path within the workspace, e.g. `/orders/…`. */
    href: text("href"),
    /** One notice per subject and person: the same key does not notify twice. */
    dedupeKey: text("dedupe_key").notNull(),
    readAt: moment("read_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("notifications_dedupe_key").on(t.tenantId, t.userId, t.dedupeKey),
    index("notifications_unread_idx").on(t.tenantId, t.userId, t.id),
  ],
);

/** How a person wants to be told of a kind of notice; without a row, in the app. */
export const notificationPreferences = tenantTable(
  "notification_preferences",
  {
    userId: uuid("user_id").notNull(),
    /** The notice's code, e.g. `orders.held`. */
    code: text("code").notNull(),
    channel: text("channel").notNull(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("notification_preferences_key").on(t.tenantId, t.userId, t.code), check("notification_preferences_channel", sql`${t.channel} in ('app', 'mail', 'none')`)],
);

/** The send ledger of mail: claimed durably before it is sent, so that none goes out twice. */
export const mailMessages = tenantTable(
  "mail_messages",
  {
    toAddress: text("to_address").notNull(),
    subject: text("subject").notNull(),
    textBody: text("text_body").notNull(),
    htmlBody: text("html_body"),
    entityType: text("entity_type"),
    entityId: uuid("entity_id"),
    dedupeKey: text("dedupe_key").notNull(),
    /** The member who sent it; null when the system did. */
    sentBy: uuid("sent_by"),
    replyTo: text("reply_to"),
    status: text("status").notNull().default("queued"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: moment("next_attempt_at").notNull().default(sql`now()`),
    claimedAt: moment("claimed_at"),
    sentAt: moment("sent_at"),
    messageId: text("message_id"),
    lastError: text("last_error"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("mail_messages_dedupe_key").on(t.tenantId, t.dedupeKey),
    index("mail_messages_entity_idx").on(t.tenantId, t.entityType, t.entityId),
    index("mail_messages_queue_idx").on(t.tenantId, t.nextAttemptAt).where(sql`status = 'queued'`),
    check("mail_messages_status", sql`${t.status} in ('queued', 'claimed', 'sent', 'failed', 'unknown', 'suppressed')`),
  ],
);

/** Recurring work of a workspace and when it is due next; the queue only carries wake-ups. */
export const schedules = tenantTable(
  "schedules",
  {
    job: text("job").notNull(),
    everySeconds: integer("every_seconds").notNull(),
    nextRunAt: moment("next_run_at").notNull(),
    lastStartedAt: moment("last_started_at"),
    lastFinishedAt: moment("last_finished_at"),
    lastError: text("last_error"),
  },
  (t) => [uniqueIndex("schedules_job_key").on(t.tenantId, t.job), check("schedules_every", sql`${t.everySeconds} > 0`)],
);

/** Uploaded and generated files; the bytes lie in the file store under the id. */
export const files = tenantTable(
  "files",
  {
    name: text("name").notNull(),
    contentType: text("content_type").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    sha256: text("sha256").notNull(),
    entityType: text("entity_type"),
    entityId: uuid("entity_id"),
    /** A person put it beside the record. */
    attached: boolean("attached").notNull().default(false),
    /** Taken away from the record; the bytes go a month later. */
    removedAt: moment("removed_at"),
    createdBy: uuid("created_by"),
    createdAt: createdAt(),
  },
  (t) => [index("files_entity_idx").on(t.tenantId, t.entityType, t.entityId), check("files_size", sql`${t.sizeBytes} >= 0`)],
);

/** Business days up to which nothing may be posted any more, per workspace (one row). */
export const periodLocks = tenantTable(
  "period_locks",
  {
    lockedThrough: calendarDay("locked_through").notNull(),
    lockedBy: uuid("locked_by"),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("period_locks_key").on(t.tenantId)],
);

/** How far a projection of the sealed journal has come: entries up to `position` in the chain are in it. */
export const projectionMarks = tenantTable(
  "projection_marks",
  { name: text("name").notNull(), position: bigint("position", { mode: "number" }).notNull().default(0), updatedAt: updatedAt() },
  (t) => [uniqueIndex("projection_marks_name_key").on(t.tenantId, t.name)],
);
