import { rm } from "node:fs/promises";
import postgres from "postgres";
import { migrateDatabase } from "@/db/migrate";
import { dataFolder } from "../../scripts/services/project-root";
import { removePostgres, startPostgres } from "../../scripts/services/start-postgres";
import { removeRedis, startRedis } from "../../scripts/services/start-redis";

export interface OwnServices {
  /** Database `naru` of this benchmark's own server, as its owner. */
  readonly databaseUrl: string;
  readonly databaseSocket: string | null;
  /** Null: the queue lies in PostgreSQL. */
  readonly redisUrl: string | null;
  readonly stateFolder: string;
  stop(): Promise<void>;
  /** Stops the servers and deletes what they kept. */
  destroy(): Promise<void>;
}

export interface ServiceOptions {
  /** Names the servers: benchmarks of different names may run side by side. */
  name: string;
  /** The queue is wanted too. */
  queue?: boolean;
  /** Goes on with what the last run left behind. */
  keep?: boolean;
  /** Counts statements with pg_stat_statements, which costs the server some percent. */
  countStatements?: boolean;
  /** More memory and fewer checkpoints, while millions of rows are loaded. */
  settings?: Record<string, string>;
}

/**
 * A PostgreSQL and a Redis of the benchmark's own, with the schema of this version. Nothing is relaxed: `fsync` and
 * `synchronous_commit` are on, full pages are written, autovacuum runs.
 */
export async function startOwnServices(options: ServiceOptions): Promise<OwnServices> {
  const stateFolder = dataFolder("bench", options.name);
  if (!options.keep) await removeAll(stateFolder);
  const statements: Record<string, string> = options.countStatements ? { shared_preload_libraries: "pg_stat_statements", "pg_stat_statements.max": "10000" } : {};
  const database = await startPostgres({ stateFolder, settings: { log_min_duration_statement: "-1", ...options.settings, ...statements } });
  const redis = options.queue ? await startRedis({ stateFolder }) : null;
  await migrateDatabase(database.url);
  if (options.countStatements) await onOwner(database.url, (sql) => sql.unsafe("create extension if not exists pg_stat_statements"));
  const stop = async () => {
    await redis?.stop();
    await database.stop();
  };
  return {
    databaseUrl: database.url,
    databaseSocket: database.socket,
    redisUrl: redis?.url ?? null,
    stateFolder,
    stop,
    destroy: async () => {
      await stop();
      await removeAll(stateFolder);
    },
  };
}

async function removeAll(stateFolder: string): Promise<void> {
  await removeRedis(stateFolder);
  await removePostgres(stateFolder);
  await rm(stateFolder, { recursive: true, force: true });
}

/** Runs `work` on a connection of the owner, whom no row-level security binds, and closes it. */
export async function onOwner<T>(databaseUrl: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
