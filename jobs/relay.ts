import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Sql } from "postgres";
import { listActiveWorkspaces, loadWorkspace } from "@/server/modules/workspaces";
import { systemActor, type TenantId } from "@/server/platform/actor";
import { describeFailure } from "@/server/platform/failure";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { log } from "@/server/platform/log";
import { newId } from "@/server/platform/new-id";
import { OUTBOX_CHANNEL } from "@/server/platform/outbox";
import { installSchedules } from "@/server/platform/schedules";
import { withTenant, type TenantContext, type TenantScope, type Workspace } from "@/server/platform/tenant-scope";
import type { AnyJob, AnySharedJob, AnyTenantJob, JobServices, QueueName } from "./define-job";
import type { Queues, WakeUp } from "./queue/open-queues";

export interface RelayOptions {
  readonly services: JobServices;
  readonly catalog: readonly AnyJob[];
  readonly queues: Queues;
  /** Connection that listens for new events. */
  readonly sql: Sql;
  /** How often every workspace is looked at whether or not it called. */
  readonly sweepSeconds?: number;
  /** A wake-up put into the queue is not put there again for so long: a queue that was emptied is full again after it. */
  readonly repeatAfterSeconds?: number;
  /** A look at a workspace or at the shared tables that takes longer is given up: what it may find is found by the next one. */
  readonly lookSeconds?: number;
}

export interface Relay {
  /** Looks at a workspace soon. */
  wake(tenantId: string): void;
  /** Looks at the shared tables and every active workspace now. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Between two looks at a workspace that calls without end, so that a burst of commits is one look: nobody sees a quarter of a second. */
const BREATH_MS = 250;
/** A look that found this much was cut off by a job's limit: look again without waiting for the sweep. */
const MUCH = 200;
const WORKSPACES_AT_ONCE = 3;

/** The server ends a look that was given up, so that it keeps no lock from the next one. */
function endWithin(scope: TenantScope, seconds: number): Promise<unknown> {
  const limit = `${Math.ceil(seconds * 1000)}ms`;
  return scope.db.execute(sql`select set_config('statement_timeout', ${limit}, true), set_config('idle_in_transaction_session_timeout', ${limit}, true)`);
}

function joined(job: AnyJob, payloads: readonly unknown[]): readonly unknown[] {
  const join = job.kind === "tenant" ? job.join : undefined;
  if (!join) return payloads;
  const groups = Array.from({ length: Math.ceil(payloads.length / join.most) }, (_, at) => payloads.slice(at * join.most, (at + 1) * join.most));
  return groups.map((several) => join.payloads(several as never));
}

class LookGivenUp extends Error {
  override readonly name = "LookGivenUp";
}

/**
 * Carries what PostgreSQL says is to be done into the queue. It listens for the workspaces that have something new, and
 * sweeps over all of them in case it did not hear. Several relays do no harm: a wake-up is in the queue once.
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const { services, queues, sweepSeconds = 3, repeatAfterSeconds = 15, lookSeconds = 20 } = options;
  const identity = () => localIdentityContext(services.database, services.clock, newId());
  const tenantJobs = options.catalog.filter((job): job is AnyTenantJob => job.kind === "tenant");
  const sharedJobs = options.catalog.filter((job): job is AnySharedJob => job.kind === "shared");
  const calling = new Set<string>();
  const added = new Map<string, number>();
  const lookedAt = new Map<string, number>();
  const furnished = new Set<string>();
  const known = new Map<string, Workspace>();
  let stopped = false;
  let walking: Promise<void> | null = null;

  async function putIntoQueue(job: AnyJob, payloads: readonly unknown[]): Promise<void> {
    const now = performance.now();
    const fresh = payloads.filter((payload) => {
      const before = added.get(job.id(payload as never));
      return before === undefined || now - before >= repeatAfterSeconds * 1000;
    });
    const wakeUps = joined(job, fresh).map((payload): WakeUp => ({ name: job.name, data: payload as Record<string, unknown>, id: job.id(payload as never) }));
    await queues.add(job.queue satisfies QueueName, wakeUps);
    for (const payload of fresh) added.set(job.id(payload as never), now);
  }

  async function lookAtWorkspace(tenantId: string): Promise<void> {
    const workspace = known.get(tenantId) ?? (await withIdentity(identity(), (scope) => loadWorkspace(scope, tenantId as TenantId)));
    if (!workspace) return;
    known.set(tenantId, workspace);
    const context: TenantContext = { database: services.database, workspace, actor: systemActor("relay"), clock: services.clock, requestId: newId() };
    const found = await withTenant(context, async (scope) => {
      await endWithin(scope, lookSeconds);
      if (!furnished.has(tenantId)) await installSchedules(scope);
      return Promise.all(tenantJobs.map(async (job) => [job, await job.due(scope, services)] as const));
    });
    furnished.add(tenantId);
    for (const [job, payloads] of found) await putIntoQueue(job, payloads);
    if (found.some(([, payloads]) => payloads.length >= MUCH)) void pause(500).then(() => wake(tenantId));
  }

  async function lookAtShared(): Promise<void> {
    for (const job of sharedJobs) {
      const due = await withIdentity(identity(), (scope) => job.due(scope, services));
      await putIntoQueue(job, due);
    }
  }

  /** An answer that never comes (a connection lost without a word) must not keep the other workspaces waiting. */
  function withinTime<T>(look: Promise<T>): Promise<T> {
    const late = new Promise<never>((_, reject) => {
      const timer = setTimeout(() => reject(new LookGivenUp()), lookSeconds * 1000);
      const settled = () => clearTimeout(timer);
      look.then(settled, settled);
    });
    return Promise.race([look, late]);
  }

  /** How long a workspace must still be left alone, in ms. */
  const restOf = (tenantId: string) => BREATH_MS - (performance.now() - (lookedAt.get(tenantId) ?? -Infinity));

  async function walk(): Promise<void> {
    while (calling.size > 0 && !stopped) {
      const next = [...calling].filter((tenantId) => restOf(tenantId) <= 0).slice(0, WORKSPACES_AT_ONCE);
      if (next.length === 0) {
        await pause(Math.max(1, Math.min(...[...calling].map(restOf))));
        continue;
      }
      for (const tenantId of next) calling.delete(tenantId);
      await Promise.all(next.map((tenantId) => withinTime(lookAtWorkspace(tenantId)).catch((error: unknown) => report(error, tenantId))));
      for (const tenantId of next) lookedAt.set(tenantId, performance.now());
    }
  }

  function report(error: unknown, tenantId?: string): void {
    if (!stopped) log().warn({ failure: describeFailure(error), tenantId }, "relay could not look; it will again");
  }

  function startWalking(): Promise<void> {
    walking ??= walk().finally(() => (walking = null));
    return walking;
  }

  function wake(tenantId: string): void {
    if (stopped || !UUID.test(tenantId)) return;
    calling.add(tenantId);
    void startWalking();
  }

  async function sweep(): Promise<void> {
    if (stopped) return;
    try {
      const forgetBefore = performance.now() - repeatAfterSeconds * 1000;
      for (const [id, at] of added) if (at < forgetBefore) added.delete(id);
      const [workspaces] = await withinTime(Promise.all([withIdentity(identity(), listActiveWorkspaces), lookAtShared()]));
      known.clear();
      for (const tenantId of lookedAt.keys()) if (restOf(tenantId) <= 0) lookedAt.delete(tenantId);
      for (const workspace of workspaces) {
        known.set(workspace.tenantId, workspace);
        calling.add(workspace.tenantId);
      }
      await startWalking();
    } catch (error) {
      report(error);
    }
  }

  let sweeping: Promise<void> | null = null;
  const timer = setInterval(() => {
    sweeping ??= sweep().finally(() => (sweeping = null));
  }, sweepSeconds * 1000);
  // Hears again by itself after a lost connection, and then sweeps for what it missed.
  const ear = await options.sql.listen(OUTBOX_CHANNEL, wake, () => void sweep());

  return {
    wake,
    sweep,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await ear.unlisten().catch(() => undefined);
      await Promise.all([walking, sweeping]);
    },
  };
}
