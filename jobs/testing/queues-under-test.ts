import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import postgres from "postgres";
import type { TestDatabase } from "@/db/testing/test-database";
import { findFreePort, isPortFree } from "@/scripts/services/free-port";
import { removeRedis, startRedis } from "@/scripts/services/start-redis";
import { prepareQueueSchema, QUEUE_SCHEMA } from "../queue/open-queues";
import { until, type QueueUnderTest } from "../queue/queue-suite";

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

/**
 * A Redis Cluster of two nodes of the test's own, entered by the node that does not hold the queues' keys; null on a machine
 * without a redis-server.
 */
export async function redisClusterUnderTest(): Promise<QueueUnderTest | null> {
  const folder = await mkdtemp(join(tmpdir(), "naru-cluster-"));
  const [first, second] = [await startClusterNode(join(folder, "first")), await startClusterNode(join(folder, "second"))];
  if (!first || !second) return null;
  const nodes = [first, second];
  const clients = nodes.map(({ port }) => new Redis({ port, host: "127.0.0.1" }));
  const ask = (index: number, ...words: (string | number)[]) => clients[index]?.call("cluster", ...words);
  const slot = Number(await ask(0, "keyslot", "{naru}"));
  // All slots but those below the queues' own go to the second node.
  await ask(0, "addslotsrange", 0, slot - 1);
  await ask(1, "addslotsrange", slot, 16_383);
  await ask(0, "meet", "127.0.0.1", second.port, second.busPort);
  for (const index of [0, 1]) await until(async () => String(await ask(index, "info")).includes("cluster_state:ok"));
  await until(async () => String(await ask(0, "nodes")).split("\n").filter((line) => / connected /.test(line)).length === 2);
  return {
    place: { backend: "redis", url: `redis://127.0.0.1:${first.port}`, cluster: true, prefix: "{naru}" },
    async flush() {
      await clients[1]?.flushall();
    },
    async close() {
      for (const client of clients) client.disconnect();
      await Promise.all(nodes.map(({ stop }) => stop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One node, without persistence; undefined on a machine without a redis-server. */
async function startClusterNode(folder: string): Promise<{ port: number; busPort: number; stop(): Promise<void> } | undefined> {
  await mkdir(folder);
  const [port, busPort] = [await findFreePort(), await findFreePort()];
  const flags = ["--port", port, "--bind", "127.0.0.1", "--cluster-enabled", "yes", "--cluster-port", busPort, "--cluster-announce-ip", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
  const server = spawn("redis-server", flags.map(String), { stdio: "ignore" });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()).once("error", () => resolve()));
  const missing = await Promise.race([ended.then(() => true), until(async () => !(await isPortFree(port))).then(() => false, () => true)]);
  if (missing) return undefined;
  return {
    port,
    busPort,
    stop() {
      server.kill("SIGKILL");
      return ended;
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
