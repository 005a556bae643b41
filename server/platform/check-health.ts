import { sql } from "drizzle-orm";
import { Redis } from "ioredis";
import type { Database } from "@/db/client";
import { SILENT_AFTER_SECONDS, readWorkerLife } from "./heartbeat";
import { localIdentityContext, withIdentity } from "./identity";
import type { Clock } from "./clock";

/** The parts of the product that can fail on their own. */
export const HEALTH_PARTS = ["web", "database", "queue", "worker"] as const;
export type HealthPart = (typeof HEALTH_PARTS)[number];

export interface PartHealth {
  readonly ok: boolean;
  readonly milliseconds?: number;
  /** Where the queue lies. */
  readonly backend?: "redis" | "postgres";
  /** Seconds since a worker's last sign of life. */
  readonly ageSeconds?: number | null;
}

export interface Health {
  readonly ok: boolean;
  readonly parts: Readonly<Partial<Record<HealthPart, PartHealth>>>;
}

const PATIENCE_MS = 2500;

/** Asks each part for itself, none longer than a few seconds. Answers with nothing secret and nothing of any workspace. */
export async function checkHealth(
  facts: { database: Database; clock: Clock; redisUrl?: string; requestId: string },
  parts: readonly HealthPart[] = HEALTH_PARTS,
): Promise<Health> {
  const identity = localIdentityContext(facts.database, facts.clock, facts.requestId);
  const checks: Record<HealthPart, () => Promise<Omit<PartHealth, "milliseconds">>> = {
    web: () => Promise.resolve({ ok: true }),
    async database() {
      await facts.database.execute(sql`select 1`);
      return { ok: true };
    },
    async queue() {
      if (facts.redisUrl) {
        await pingRedis(facts.redisUrl);
        return { ok: true, backend: "redis" };
      }
      // The first worker makes the queue's schema.
      const schema = await facts.database.execute(sql`select 1 from pg_namespace where nspname = 'naru_queue'`);
      return { ok: schema.length === 1, backend: "postgres" };
    },
    async worker() {
      const life = await withIdentity(identity, readWorkerLife);
      const reaches = life.queueAgeSeconds !== null && life.queueAgeSeconds <= SILENT_AFTER_SECONDS;
      return { ok: life.workers > 0 && reaches, ageSeconds: life.ageSeconds === null ? null : Math.round(life.ageSeconds) };
    },
  };
  const answers = await Promise.all(parts.map(async (part) => [part, await timed(checks[part])] as const));
  return { ok: answers.every(([, answer]) => answer.ok), parts: Object.fromEntries(answers) };
}

async function timed(check: () => Promise<Omit<PartHealth, "milliseconds">>): Promise<PartHealth> {
  const began = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PartHealth>((resolve) => (timer = setTimeout(() => resolve({ ok: false }), PATIENCE_MS)));
  const answer = await Promise.race([check().catch((): PartHealth => ({ ok: false })), late]);
  clearTimeout(timer);
  return { ...answer, milliseconds: Math.round(performance.now() - began) };
}

async function pingRedis(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, connectTimeout: 1500, commandTimeout: 1500, maxRetriesPerRequest: 0, retryStrategy: () => null });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.ping();
  } finally {
    client.disconnect();
  }
}
