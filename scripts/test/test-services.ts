import { readdir, rm } from "node:fs/promises";
import { isProcessAlive } from "../services/folder-lock";
import { dataFolder } from "../services/project-root";
import { removePostgres, startPostgres } from "../services/start-postgres";
import { removeRedis, startRedis } from "../services/start-redis";

export interface TestServices {
  postgresUrl: string;
  postgresSocket: string | null;
  /** Null when this machine has no redis-server. */
  redisUrl: string | null;
  stop(): Promise<void>;
}

/** The servers that `npm run test:db` keeps between runs; `npm run test:stop` ends them. */
export const keptFolder = () => dataFolder("test", "kept");

/**
 * PostgreSQL and Redis for tests, nothing of which survives a crash of the machine.
 * `keep` reuses the servers of the last run; otherwise they are this process's own and vanish with `stop()`.
 */
export async function startTestServices(options: { keep: boolean; mayInstall?: boolean; say?: (line: string) => void }): Promise<TestServices> {
  const stateFolder = options.keep ? keptFolder() : dataFolder("test", `run-${process.pid}`);
  await removeAbandonedRuns();
  const postgres = await startPostgres({ stateFolder, throwaway: true, maxConnections: 400 });
  const redis = await startRedis({ stateFolder, throwaway: true, mayInstall: options.mayInstall, say: options.say });
  return {
    postgresUrl: postgres.url,
    postgresSocket: postgres.socket,
    redisUrl: redis?.url ?? null,
    stop: () => (options.keep ? Promise.resolve() : removeServices(stateFolder)),
  };
}

/** Stops the test servers kept in `stateFolder` and deletes all they hold. */
export async function removeServices(stateFolder: string): Promise<void> {
  await removeRedis(stateFolder);
  await removePostgres(stateFolder);
  await rm(stateFolder, { recursive: true, force: true });
}

async function removeAbandonedRuns(): Promise<void> {
  const names = await readdir(dataFolder("test")).catch(() => []);
  for (const name of names) {
    const pid = Number(/^run-(\d+)$/.exec(name)?.[1] ?? 0);
    if (pid && !isProcessAlive(pid)) await removeServices(dataFolder("test", name));
  }
}
