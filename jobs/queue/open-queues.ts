import { createPostgresBackend, createRedisBackend, runMigrations, withBackend, type Processor, type Queue, type Worker } from "bullmq";
import pg from "pg";
import { describeFailure } from "@/server/platform/failure";
import { connectRedis, type RedisPlace } from "@/server/platform/connect-redis";
import { log } from "@/server/platform/log";

/** One hash tag for all keys, so that a Redis Cluster keeps a queue on one node. */
export const REDIS_PREFIX = "{naru}";
/** The queue's own schema when it lives in PostgreSQL: no table of the product lies in it. */
export const QUEUE_SCHEMA = "naru_queue";

export type QueuePlace =
  | { readonly backend: "redis"; readonly url: string; /** The URL names a node of a Redis Cluster. */ readonly cluster?: boolean; readonly prefix?: string }
  /** `role` is taken after signing in; the application's role owns nothing. */
  | { readonly backend: "postgres"; readonly url: string; readonly role?: string | null; readonly schema?: string };

/** A wake-up as the queue carries it. */
export interface WakeUp {
  readonly name: string;
  readonly data: Record<string, unknown>;
  /** The same id is in the queue once; adding it again does nothing. */
  readonly id: string;
  readonly delayMs?: number;
}

export interface ConsumerOptions {
  readonly concurrency: number;
  /** At most `max` jobs begin in `durationMs`. */
  readonly rate?: { readonly max: number; readonly durationMs: number };
  /** How long a job may go on without a sign of life before another worker takes it. */
  readonly lockSeconds?: number;
}

export interface Consumer {
  /** Takes no new job and waits for those under way; `force` does not wait. */
  close(force?: boolean): Promise<void>;
}

/** The queues of one process, whatever they lie in. Everything in them can be lost: PostgreSQL's tables know what is to be done. */
export interface Queues {
  readonly backend: QueuePlace["backend"];
  add(queue: string, wakeUps: readonly WakeUp[]): Promise<void>;
  consume(queue: string, handle: (wakeUp: { name: string; id: string; data: Record<string, unknown> }) => Promise<void>, options: ConsumerOptions): Consumer;
  /** Resolves when the queue's server answers. */
  ping(): Promise<void>;
  /** BullMQ's own object, for the operators' board. */
  open(queue: string): Queue;
  close(): Promise<void>;
}

/**
 * PostgreSQL holds the attempts and the times; a wake-up is tried once and leaves nothing behind. A worker that dies with
 * a wake-up loses it to the next one, any number of times: BullMQ's limit of one would bury it.
 */
const PASSING = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;
/** A wake-up in the hands of a killed worker is free again after this and half as long; meanwhile the relay cannot repeat it. */
const LOCK_SECONDS = 14;
const NEVER_STALLED_FOR_GOOD = 1_000_000;

interface Maker {
  queue(name: string): Queue;
  worker(name: string, processor: Processor, options: ConsumerOptions): Worker;
  /** Lets go of what all queues of the process share. */
  close?(): void;
}

/** Opens the queues. In PostgreSQL the schema must have been prepared with `prepareQueueSchema`. */
export function openQueues(place: QueuePlace): Queues {
  const maker = place.backend === "redis" ? redisMaker(place, place.prefix ?? REDIS_PREFIX) : postgresMaker(place);
  const queues = new Map<string, Queue>();
  const queueOf = (name: string): Queue => {
    const known = queues.get(name) ?? maker.queue(name);
    if (!queues.has(name)) known.on("error", reportTrouble);
    queues.set(name, known);
    return known;
  };
  return {
    backend: place.backend,
    async add(name, wakeUps) {
      if (wakeUps.length === 0) return;
      await queueOf(name).addBulk(wakeUps.map(({ name: job, data, id, delayMs }) => ({ name: job, data, opts: { ...PASSING, jobId: id, delay: delayMs } })));
    },
    consume(name, handle, options) {
      const worker = maker.worker(name, (job) => handle({ name: job.name, id: job.id ?? "", data: job.data as Record<string, unknown> }), options);
      worker.on("error", reportTrouble);
      worker.on("failed", (job, error) => log().warn({ job: job?.name, jobId: job?.id, failure: describeFailure(error) }, "wake-up failed"));
      return { close: (force) => worker.close(force) };
    },
    async ping() {
      const first = [...queues.values()][0] ?? queueOf("work");
      await first.getWaitingCount();
    },
    open: queueOf,
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      queues.clear();
      maker.close?.();
    },
  };
}

function reportTrouble(error: Error): void {
  log().warn({ failure: describeFailure(error) }, "queue not reached");
}

const workerOptions = (options: ConsumerOptions) => ({
  concurrency: options.concurrency,
  limiter: options.rate && { max: options.rate.max, duration: options.rate.durationMs },
  lockDuration: (options.lockSeconds ?? LOCK_SECONDS) * 1000,
  stalledInterval: (options.lockSeconds ?? LOCK_SECONDS) * 500,
  maxStalledCount: NEVER_STALLED_FOR_GOOD,
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
});

function redisMaker(place: RedisPlace, prefix: string): Maker {
  const { Queue, Worker } = withBackend(createRedisBackend);
  // BullMQ finds its way in a cluster by a client of ours, which it takes copies of; on one Redis it opens its own.
  const shared = place.cluster ? connectRedis(place, { maxRetriesPerRequest: null }) : null;
  shared?.on("error", reportTrouble);
  const connection = shared ?? { url: place.url, maxRetriesPerRequest: null };
  return {
    queue: (name) => new Queue(name, { connection, prefix }) as unknown as Queue,
    worker: (name, processor, options) => new Worker(name, processor, { connection, prefix, ...workerOptions(options) }) as unknown as Worker,
    close: () => shared?.disconnect(),
  };
}

function postgresMaker(place: Extract<QueuePlace, { backend: "postgres" }>): Maker {
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const role = place.role === undefined ? "naru_app" : place.role;
  const connection = {
    connectionString: place.url,
    schema: place.schema ?? QUEUE_SCHEMA,
    max: 2,
    ...(role ? { options: `-c role=${role}` } : {}),
  };
  return {
    queue: (name) => new Queue(name, { connection }) as unknown as Queue,
    worker: (name, processor, options) => new Worker(name, processor, { connection, ...workerOptions(options) }) as unknown as Worker,
  };
}

/**
 * Makes or upgrades the queue's schema in PostgreSQL and lets the application's role use it. Harmless when run again.
 * @param ownerUrl login that may create schemas
 */
export async function prepareQueueSchema(ownerUrl: string, schema: string = QUEUE_SCHEMA): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, schema);
    await client.query(`
      grant usage on schema ${schema} to naru_app;
      grant select, insert, update, delete on all tables in schema ${schema} to naru_app;
      grant usage, select, update on all sequences in schema ${schema} to naru_app;
      grant execute on all functions in schema ${schema} to naru_app;`);
  } finally {
    await client.end();
  }
}
