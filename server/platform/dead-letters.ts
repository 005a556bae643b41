import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, min, or, sql } from "drizzle-orm";
import { z } from "zod";
import { mailMessages, outboxEvents, schedules } from "@/db/schema/platform";
import { conflict, notFound } from "@/server/kernel/errors";
import { idOf } from "@/server/kernel/ids";
import { defineCommand, defineQuery, done } from "./command";
import { wakeWorker } from "./outbox";
import type { TenantScope } from "./tenant-scope";

const deadOf = (scope: TenantScope) => and(eq(outboxEvents.tenantId, scope.tenantId), isNotNull(outboxEvents.deadAt));

export interface DeadEventRow {
  readonly id: string;
  readonly type: string;
  readonly occurredAt: Date;
  readonly deadAt: Date;
  readonly attempts: number;
  /** Which part failed, with what kind of failure: never a value of a record. */
  readonly lastError: string;
}

const deadCursor = z.object({ deadAt: z.coerce.date(), id: idOf("outbox_event") });

/** Events whose tries ran out, newest first. */
export const listDeadEvents = defineQuery({
  name: "jobs.list-dead-events",
  permission: "jobs.view",
  input: z.object({ cursor: deadCursor.nullish(), limit: z.number().int().min(1).max(100).default(50) }),
  async run(scope, { cursor, limit }): Promise<{ rows: DeadEventRow[]; nextCursor: { deadAt: Date; id: string } | null }> {
    // Dates come back from the browser with milliseconds, the table holds microseconds: compare what both have.
    const diedAt = sql<Date>`date_trunc('milliseconds', ${outboxEvents.deadAt})`;
    const after = cursor
      ? or(lt(diedAt, sql`${cursor.deadAt.toISOString()}::timestamptz`), and(eq(diedAt, sql`${cursor.deadAt.toISOString()}::timestamptz`), lt(outboxEvents.id, cursor.id)))
      : undefined;
    const rows = await scope.db.select().from(outboxEvents).where(and(deadOf(scope), after)).orderBy(desc(diedAt), desc(outboxEvents.id)).limit(limit + 1);
    const page = rows.slice(0, limit).map((row) => ({
      id: row.id, type: row.type, occurredAt: row.occurredAt, deadAt: row.deadAt ?? row.occurredAt, attempts: row.attempts, lastError: row.lastError ?? "",
    }));
    const last = page.at(-1);
    return { rows: page, nextCursor: rows.length > limit && last ? { deadAt: last.deadAt, id: last.id } : null };
  },
});

/**
 * Gives a dead event all its tries again. Subscribers that have done their part are not called again.
 * @throws NaruError `record.not_found`, `jobs.event_not_dead`
 */
export const retryDeadEvent = defineCommand({
  name: "jobs.retry-dead-event",
  permission: "jobs.retry",
  input: z.object({ eventId: idOf("outbox_event") }),
  async run(scope, { eventId }) {
    const [revived] = await revive(scope, eq(outboxEvents.id, eventId));
    if (!revived) {
      const [known] = await scope.db.select({ id: outboxEvents.id }).from(outboxEvents).where(and(eq(outboxEvents.tenantId, scope.tenantId), eq(outboxEvents.id, eventId)));
      throw known ? conflict("jobs.event_not_dead") : notFound("outbox_event");
    }
    return done({ id: revived.id }, { audit: { entityType: "outbox_event", entityId: revived.id, entityLabel: revived.type } });
  },
});

/** The same for every dead event. @returns how many */
export const retryAllDeadEvents = defineCommand({
  name: "jobs.retry-all-dead-events",
  permission: "jobs.retry",
  input: z.object({}),
  async run(scope) {
    const revived = await revive(scope);
    const audit = revived.map(({ id, type }) => ({ entityType: "outbox_event", entityId: id, entityLabel: type }));
    return done({ retried: revived.length }, { audit });
  },
});

async function revive(scope: TenantScope, which?: ReturnType<typeof eq>): Promise<{ id: string; type: string }[]> {
  const revived = await scope.db
    .update(outboxEvents)
    .set({ deadAt: null, attempts: 0, nextAttemptAt: sql`now()` })
    .where(and(deadOf(scope), which))
    .returning({ id: outboxEvents.id, type: outboxEvents.type });
  if (revived.length > 0) await wakeWorker(scope);
  return revived;
}

export interface WorkOverview {
  readonly pending: number;
  /** Moment of the oldest event that still waits; null when none does. */
  readonly oldestPendingAt: Date | null;
  readonly dead: number;
  readonly troubledMails: number;
  /** Recurring work whose last run failed. */
  readonly failedSchedules: number;
}

/** Counts for the head of the page: what waits, what died, which mails need a look. */
export const workOverview = defineQuery({
  name: "jobs.work-overview",
  permission: "jobs.view",
  input: z.object({}),
  async run(scope): Promise<WorkOverview> {
    const pendingOf = and(eq(outboxEvents.tenantId, scope.tenantId), isNull(outboxEvents.handledAt), isNull(outboxEvents.deadAt));
    const [[pending], [dead], [mails], [failed]] = await Promise.all([
      scope.db.select({ pending: count(), oldest: min(outboxEvents.occurredAt) }).from(outboxEvents).where(pendingOf),
      scope.db.select({ dead: count() }).from(outboxEvents).where(deadOf(scope)),
      scope.db.select({ mails: count() }).from(mailMessages).where(troubled(scope)),
      scope.db.select({ failed: count() }).from(schedules).where(and(eq(schedules.tenantId, scope.tenantId), isNotNull(schedules.lastError))),
    ]);
    return {
      pending: pending?.pending ?? 0, oldestPendingAt: pending?.oldest ?? null, dead: dead?.dead ?? 0, troubledMails: mails?.mails ?? 0, failedSchedules: failed?.failed ?? 0,
    };
  },
});

export interface ScheduleRow {
  readonly id: string;
  readonly job: string;
  readonly everySeconds: number;
  readonly nextRunAt: Date;
  readonly lastFinishedAt: Date | null;
  readonly lastError: string | null;
}

/** Recurring work of the workspace with its last and next run. */
export const listSchedules = defineQuery({
  name: "jobs.list-schedules",
  permission: "jobs.view",
  input: z.object({}),
  run(scope): Promise<ScheduleRow[]> {
    const { id, job, everySeconds, nextRunAt, lastFinishedAt, lastError } = schedules;
    return scope.db.select({ id, job, everySeconds, nextRunAt, lastFinishedAt, lastError }).from(schedules).where(eq(schedules.tenantId, scope.tenantId)).orderBy(asc(job));
  },
});

const troubled = (scope: TenantScope) => and(eq(mailMessages.tenantId, scope.tenantId), inArray(mailMessages.status, ["failed", "unknown"]));

export interface TroubledMailRow {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly status: "failed" | "unknown";
  readonly lastError: string | null;
  readonly at: Date;
}

/** The latest mails that did not go out, or of which nobody knows whether they did. */
export const listTroubledMails = defineQuery({
  name: "jobs.list-troubled-mails",
  permission: "jobs.view",
  input: z.object({}),
  async run(scope): Promise<TroubledMailRow[]> {
    const rows = await scope.db.select().from(mailMessages).where(troubled(scope)).orderBy(desc(mailMessages.id)).limit(50);
    return rows.map(({ id, toAddress, subject, status, lastError, claimedAt, createdAt }) => ({
      id, to: toAddress, subject, status: status === "failed" ? "failed" : "unknown", lastError, at: claimedAt ?? createdAt,
    }));
  },
});

/**
 * Sends a mail again that did not go out, or of which nobody knows: one more try under the same Message-ID, so that a reader who has it
 * already sees it once in most mail programs.
 * @throws NaruError `record.not_found`, `jobs.mail_not_troubled`
 */
export const resendMail = defineCommand({
  name: "jobs.resend-mail",
  permission: "jobs.retry",
  input: z.object({ mailId: idOf("mail_message") }),
  async run(scope, { mailId }) {
    const [sent] = await scope.db
      .update(mailMessages)
      .set({ status: "queued", claimedAt: null, nextAttemptAt: sql`now()` })
      .where(and(troubled(scope), eq(mailMessages.id, mailId)))
      .returning({ id: mailMessages.id, subject: mailMessages.subject });
    if (!sent) {
      const [known] = await scope.db.select({ id: mailMessages.id }).from(mailMessages).where(and(eq(mailMessages.tenantId, scope.tenantId), eq(mailMessages.id, mailId)));
      throw known ? conflict("jobs.mail_not_troubled") : notFound("mail_message");
    }
    await wakeWorker(scope);
    return done({ id: sent.id }, { audit: { entityType: "mail_message", entityId: sent.id, entityLabel: sent.subject } });
  },
});
