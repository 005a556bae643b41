import { lt, sql } from "drizzle-orm";
import { workerHeartbeats } from "@/db/schema/operations";
import type { IdentityScope } from "./identity";

/** A worker writes this often, and is taken for dead after three silences and a half. */
export const HEARTBEAT_SECONDS = 10;
export const SILENT_AFTER_SECONDS = 35;

export interface Heartbeat {
  readonly workerId: string;
  readonly host: string;
  readonly pid: number;
  readonly queueBackend: string;
  readonly queueReached: boolean;
}

/** Says that a worker is alive, and whether it reaches its queue. Rows of workers long gone are removed. */
export async function writeHeartbeat(scope: IdentityScope, beat: Heartbeat): Promise<void> {
  const [queueSeenAt, seenAgain] = beat.queueReached ? [{ queueSeenAt: sql`now()` }, { queueSeenAt: sql`excluded.queue_seen_at` }] : [{}, {}];
  await scope.db
    .insert(workerHeartbeats)
    .values({ id: beat.workerId, host: beat.host, pid: beat.pid, queueBackend: beat.queueBackend, startedAt: sql`now()`, seenAt: sql`now()`, ...queueSeenAt })
    .onConflictDoUpdate({ target: workerHeartbeats.id, set: { seenAt: sql`excluded.seen_at`, ...seenAgain } });
  await scope.db.delete(workerHeartbeats).where(lt(workerHeartbeats.seenAt, sql`now() - interval '1 day'`));
}

/** A worker that stops in good order leaves no row behind. */
export async function removeHeartbeat(scope: IdentityScope, workerId: string): Promise<void> {
  await scope.db.delete(workerHeartbeats).where(sql`${workerHeartbeats.id} = ${workerId}`);
}

export interface WorkerLife {
  /** Workers heard of within the last seconds. */
  readonly workers: number;
  /** Seconds since the last sign of life of any worker; null when there was none. */
  readonly ageSeconds: number | null;
  /** Seconds since a worker last reached its queue; null when none has. */
  readonly queueAgeSeconds: number | null;
}

export async function readWorkerLife(scope: IdentityScope): Promise<WorkerLife> {
  const rows = await scope.db.execute<{ workers: number; age: number | null; queue_age: number | null }>(sql`
    select count(*) filter (where seen_at > now() - make_interval(secs => ${SILENT_AFTER_SECONDS}))::int as workers,
      extract(epoch from now() - max(seen_at))::float8 as age,
      extract(epoch from now() - max(queue_seen_at))::float8 as queue_age
    from ${workerHeartbeats}`);
  const row = rows[0];
  return { workers: row?.workers ?? 0, ageSeconds: row?.age ?? null, queueAgeSeconds: row?.queue_age ?? null };
}
