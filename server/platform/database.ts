import { connectDatabase, type Database, type DatabaseConnection } from "@/db/client";
import { env } from "./env";

// Kept on the global object: the development server loads modules anew and must not open a pool each time.
const kept = globalThis as typeof globalThis & { naruDatabase?: DatabaseConnection; naruEar?: DatabaseConnection };

/** The web process's own pool, opened at first use, as a role that owns nothing. */
export function database(): Database {
  kept.naruDatabase ??= openPool();
  return kept.naruDatabase.db;
}

/**
 * Hears a channel of PostgreSQL's NOTIFY on a connection of its own, also again after the connection was lost. Where nothing is
 * prepared a pooler stands between, which hands out connections by the transaction and passes no calls on: then past it.
 */
export async function listenTo(channel: string, hear: (payload: string) => void): Promise<void> {
  const { sql } = env().DATABASE_PREPARE ? (kept.naruDatabase ??= openPool()) : (kept.naruEar ??= openEar());
  await sql.listen(channel, hear);
}

function openEar(): DatabaseConnection {
  const { DATABASE_URL, DATABASE_SOCKET } = env();
  return connectDatabase(DATABASE_URL, { max: 1, applicationName: "naru-web-ear", socket: DATABASE_SOCKET });
}

function openPool(): DatabaseConnection {
  const { DATABASE_URL, DATABASE_APP_URL, DATABASE_POOL_SIZE, DATABASE_PREPARE, DATABASE_SOCKET } = env();
  // A login of its own for the application needs no change of role.
  const role = DATABASE_APP_URL ? null : undefined;
  return connectDatabase(DATABASE_APP_URL ?? DATABASE_URL, { max: DATABASE_POOL_SIZE, role, applicationName: "naru-web", prepare: DATABASE_PREPARE, socket: DATABASE_SOCKET });
}
