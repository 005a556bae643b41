import { and, asc, eq, lte, sql, type SQL } from "drizzle-orm";
import { schedules } from "@/db/schema/platform";
import { newId } from "./new-id";
import type { TenantScope } from "./tenant-scope";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** Recurring work of every workspace and how often it is due, in seconds. `jobs/schedules.ts` says what each does. */
export const SCHEDULES = {
  "ledger.seal": 30,
  "books.check": 60 * MINUTE,
  "mail.sweep": 2 * MINUTE,
  "files.sweep": DAY,
  "idempotency.prune": DAY,
  "outbox.prune": DAY,
  "webhooks.prune": DAY,
} as const satisfies Record<string, number>;

export type ScheduleName = keyof typeof SCHEDULES;

export function isScheduleName(name: string): name is ScheduleName {
  return Object.hasOwn(SCHEDULES, name);
}

/** Gives a workspace the schedules it lacks; the first run is due at once. Harmless when run again. */
export async function installSchedules(scope: TenantScope): Promise<void> {
  await scope.db
    .insert(schedules)
    .values(
      Object.entries(SCHEDULES).map(([job, everySeconds]) => ({ tenantId: scope.tenantId, id: newId(), job, everySeconds, nextRunAt: sql`now()` })),
    )
    .onConflictDoUpdate({
      target: [schedules.tenantId, schedules.job],
      set: { everySeconds: sql`excluded.every_seconds` },
      setWhere: sql`${schedules.everySeconds} <> excluded.every_seconds`,
    });
}

const isDue = lte(schedules.nextRunAt, sql`now()`);

export interface DueSchedule {
  readonly id: string;
  readonly job: string;
  readonly nextRunAt: Date;
}

export function findDueSchedules(scope: TenantScope): Promise<DueSchedule[]> {
  return scope.db
    .select({ id: schedules.id, job: schedules.job, nextRunAt: schedules.nextRunAt })
    .from(schedules)
    .where(and(eq(schedules.tenantId, scope.tenantId), isDue))
    .orderBy(asc(schedules.nextRunAt));
}

/** So many seconds from now, where a column says how many: a distributed PostgreSQL takes no addition of a moment and a column into an UPDATE. */
const inSeconds = (seconds: SQL) => sql`to_timestamp(extract(epoch from now()) + ${seconds})`;

/**
 * Begins a run, if nobody else has begun it. Should the worker die in it, the next run is due after five minutes or
 * after the schedule's own interval, whichever is shorter.
 */
export async function claimSchedule(scope: TenantScope, scheduleId: string): Promise<{ id: string; job: string } | null> {
  const [row] = await scope.db
    .update(schedules)
    .set({ lastStartedAt: sql`now()`, nextRunAt: inSeconds(sql`least(${schedules.everySeconds}, ${5 * MINUTE})`) })
    .where(and(eq(schedules.tenantId, scope.tenantId), eq(schedules.id, scheduleId), isDue))
    .returning({ id: schedules.id, job: schedules.job });
  return row ?? null;
}

/** Ends a run: the next one is due a full interval after this one began. `failure` null when it went well. */
export async function finishSchedule(scope: TenantScope, scheduleId: string, failure: string | null): Promise<void> {
  await scope.db
    .update(schedules)
    .set({
      lastFinishedAt: sql`now()`,
      lastError: failure,
      nextRunAt: inSeconds(sql`greatest(0, extract(epoch from ${schedules.lastStartedAt} - now()) + ${schedules.everySeconds})`),
    })
    .where(and(eq(schedules.tenantId, scope.tenantId), eq(schedules.id, scheduleId)));
}
