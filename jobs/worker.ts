import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { connectDatabase } from "@/db/client";
import { subscriptions } from "@/server/flows/subscriptions";
import { loadWorkspace } from "@/server/modules/workspaces";
import { systemActor, type TenantId } from "@/server/platform/actor";
import { systemClock } from "@/server/platform/clock";
import { describeFailure } from "@/server/platform/failure";
import { HEARTBEAT_SECONDS, removeHeartbeat, writeHeartbeat } from "@/server/platform/heartbeat";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { log, withLogContext } from "@/server/platform/log";
import { smtpTransport } from "@/server/platform/mail-transport";
import { outboundPolicy, type OutboundSettings } from "@/server/platform/outbound-post";
import { newId } from "@/server/platform/new-id";
import { pruneIdentity } from "@/server/platform/prune";
import { PATIENT, type RetryPolicy } from "@/server/platform/retry-policy";
import type { Subscriber } from "@/server/platform/subscription";
import { jobCatalog } from "./catalog";
import { QUEUES, type AnyJob, type JobServices, type QueueName } from "./define-job";
import { openQueues, type QueuePlace } from "./queue/open-queues";
import { startRelay, type Relay } from "./relay";
import { scheduledWork, type ScheduledWork } from "./schedules";

export interface WorkerOptions {
  readonly databaseUrl: string;
  /** See `connectDatabase`. */
  readonly databaseRole?: string | null;
  /** Keep statements prepared; see `ConnectOptions.prepare`. */
  readonly databasePrepare?: boolean;
  readonly databaseSocket?: string;
  readonly queue: QueuePlace;
  readonly smtpUrl?: string;
  readonly mailFrom?: string;
  readonly catalog?: readonly AnyJob[];
  readonly subscribers?: readonly Subscriber[];
  readonly schedules?: ScheduledWork;
  readonly retry?: RetryPolicy;
  readonly outbound?: OutboundSettings;
  readonly sweepSeconds?: number;
  readonly repeatAfterSeconds?: number;
}

export interface RunningWorker {
  readonly relay: Relay;
  readonly queues: ReturnType<typeof openQueues>;
  /** Begins nothing new, waits for what is under way for at most `drainSeconds`, then closes everything. */
  stop(drainSeconds?: number): Promise<void>;
}

const HOUR_MS = 3_600_000;

/** Starts relay, consumers and heartbeat in this process. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const database = connectDatabase(options.databaseUrl, { role: options.databaseRole, max: 8, applicationName: "naru-worker", prepare: options.databasePrepare, socket: options.databaseSocket });
  const queues = openQueues(options.queue);
  const transport = options.smtpUrl ? smtpTransport(options.smtpUrl) : null;
  const services: JobServices = {
    database: database.db,
    clock: systemClock,
    subscribers: options.subscribers ?? subscriptions,
    retry: options.retry ?? PATIENT,
    schedules: options.schedules ?? scheduledWork,
    outbound: options.outbound ?? { policy: outboundPolicy() },
    mail: transport && { transport, from: options.mailFrom ?? "Naru <naru@localhost>" },
  };
  const catalog = options.catalog ?? jobCatalog;
  const handle = dispatcher(catalog, services);
  const relay = await startRelay({ ...options, services, catalog, queues, sql: database.sql });
  const consumers = Object.entries(QUEUES).map(([name, settings]) => queues.consume(name satisfies string as QueueName, handle, settings));
  const life = keepAlive(services, queues);
  log().info({ queue: queues.backend, jobs: catalog.length, mail: transport ? "smtp" : "suppressed" }, "worker ready");
  return {
    relay,
    queues,
    async stop(drainSeconds = 25) {
      await relay.stop();
      const drained = Promise.all(consumers.map((one) => one.close())).then(() => true);
      const inTime = await Promise.race([drained, pause(drainSeconds * 1000, false, { ref: false })]);
      if (!inTime) {
        log().warn({ drainSeconds }, "jobs still under way are left to the next worker");
        await Promise.race([Promise.all(consumers.map((one) => one.close(true))), pause(2000, null, { ref: false })]);
      }
      await life.stop();
      await queues.close().catch(() => undefined);
      await database.close();
      log().info("worker stopped");
    },
  };
}

/** Hands a wake-up to the job of its name, in the scope of its workspace. */
function dispatcher(catalog: readonly AnyJob[], services: JobServices) {
  const jobs = new Map(catalog.map((job) => [job.name, job]));
  return async ({ name, id, data }: { name: string; id: string; data: Record<string, unknown> }): Promise<void> => {
    const job = jobs.get(name);
    if (!job) return log().warn({ job: name }, "no such job: left to a newer worker");
    const payload = job.payload.parse(data) as never;
    const requestId = newId();
    const identity = localIdentityContext(services.database, services.clock, requestId);
    const began = performance.now();
    if (job.kind === "shared") {
      await withLogContext({ requestId, jobId: id }, () => job.run(identity, payload, services));
    } else {
      const { tenantId } = payload as { tenantId: string };
      const workspace = await withIdentity(identity, (scope) => loadWorkspace(scope, tenantId as TenantId));
      if (!workspace) return;
      const context = { database: services.database, workspace, actor: systemActor(name), clock: services.clock, requestId };
      await withLogContext({ requestId, jobId: id, tenantId }, () => job.run(context, payload, services));
    }
    log().debug({ job: name, jobId: id, milliseconds: Math.round(performance.now() - began) }, "job done");
  };
}

/** Writes the heartbeat, and once an hour removes sessions that ended long ago. */
function keepAlive(services: JobServices, queues: ReturnType<typeof openQueues>) {
  const workerId = newId();
  const identity = () => localIdentityContext(services.database, services.clock, newId());
  const beat = async () => {
    const queueReached = await Promise.race([queues.ping().then(() => true, () => false), pause(3000, false, { ref: false })]);
    const facts = { workerId, host: hostname(), pid: process.pid, queueBackend: queues.backend, queueReached };
    await withIdentity(identity(), (scope) => writeHeartbeat(scope, facts));
  };
  const quietly = (what: () => Promise<unknown>) => void what().catch((error: unknown) => log().warn({ failure: describeFailure(error) }, "heartbeat failed"));
  quietly(beat);
  const timers = [
    setInterval(() => quietly(beat), HEARTBEAT_SECONDS * 1000),
    setInterval(() => quietly(() => withIdentity(identity(), pruneIdentity)), HOUR_MS),
  ];
  return {
    async stop() {
      timers.forEach(clearInterval);
      await withIdentity(identity(), (scope) => removeHeartbeat(scope, workerId)).catch(() => undefined);
    },
  };
}
