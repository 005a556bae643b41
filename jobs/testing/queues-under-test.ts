import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import postgres from "postgres";
import type { TestDatabase } from "@/db/testing/test-database";
import { removeRedis, startRedis } from "@/scripts/services/start-redis";
import { prepareQueueSchema, QUEUE_SCHEMA } from "../queue/open-queues";
import type { QueueUnderTest } from "../queue/queue-suite";

/** A redis-server of the test's own, so that it may be emptied; null on a machine that has none. */
export async function redisUnderTest(): Promise<QueueUnderTest | null> {
  const stateFolder = await mkdtemp(join(tmpdir(), "naru-redis-"));
  const redis = await startRedis({ stateFolder, throwaway: true });
  if (!redis) return null;
  return {
    place: { backend: "redis", url: redis.url, prefix: "{naru}" },
    async flush() {
      const client = new Redis(redis.url);
      await client.flushall();
      client.disconnect();
    },
    async close() {
      await removeRedis(stateFolder);
      await rm(stateFolder, { recursive: true, force: true });
    },
  };
}

/** The queue in the test's own database. */
export async function postgresUnderTest(database: TestDatabase): Promise<QueueUnderTest> {
  await prepareQueueSchema(database.ownerUrl);
  return {
    place: { backend: "postgres", url: database.appUrl, role: null },
    async flush() {
      const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
      try {
        const tables = await sql<{ name: string }[]>`
          select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
          where table_schema = ${QUEUE_SCHEMA} and table_type = 'BASE TABLE' and table_name not like '%migration%'`;
        if (tables.length === 0) throw new Error("the queue's schema has no tables");
        await sql.unsafe(`truncate ${tables.map((one) => one.name).join(", ")}`);
      } finally {
        await sql.end();
      }
    },
    close: () => Promise.resolve(),
  };
}
