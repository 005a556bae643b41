import { connectDatabase, type DatabaseConnection } from "@/db/client";
import { describeError } from "@/server/platform/describe-error";
import { sqlState } from "@/server/platform/tenant-scope";
import type { AttemptResult, FromWorker, RaceRun, ToWorker, WorkerTask } from "./race";

/** Opens every connection of the pool: each holds its own for a moment, so that none can serve two. */
async function openAll(connection: DatabaseConnection, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => connection.sql`select pg_sleep(0.1)`));
}

async function attempt(run: RaceRun<unknown>, connection: DatabaseConnection, index: number, data: unknown): Promise<AttemptResult> {
  try {
    return { index, won: true, value: await run({ database: connection.db, index, data }) };
  } catch (error) {
    const { code, expected } = describeError(error);
    const unexpected = sqlState(error) ?? (error instanceof Error ? error.message : String(error));
    return { index, won: false, code: expected ? code : unexpected };
  }
}

const tell = (message: FromWorker) => process.send?.(message);

async function work(task: WorkerTask): Promise<void> {
  const connection = connectDatabase(task.databaseUrl, { max: task.connections, role: null, applicationName: task.applicationName });
  const loaded = (await import(task.module)) as Record<string, RaceRun<unknown> | undefined>;
  const run = loaded[task.run];
  if (!run) throw new Error(`${task.module} exports no ${task.run}`);
  await openAll(connection, task.connections);
  const go = new Promise<void>((resolve) => process.once("message", (_: ToWorker) => resolve()));
  tell({ ready: true });
  await go;
  const results = await Promise.all(task.indexes.map((index) => attempt(run, connection, index, task.data)));
  await connection.close();
  tell({ results });
}

process.once("message", (task: WorkerTask) => {
  work(task).catch((error: unknown) => tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
});
process.once("disconnect", () => process.exit(0));
