import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import { preparingClient } from "./preparing-client";

export type Database = PostgresJsDatabase<Record<string, never>>;

/** A handle inside a transaction. */
export type Transaction = PgTransaction<PostgresJsQueryResultHKT, Record<string, never>, ExtractTablesWithRelations<Record<string, never>>>;

export interface DatabaseConnection {
  readonly db: Database;
  readonly sql: Sql;
  /** Waits for running statements, then closes every connection. */
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** Most connections the pool opens. */
  readonly max?: number;
  /**
   * Role taken at connection start. `naru_app` owns nothing and obeys row-level security; `null` keeps the login's own
   * (for a login that is already such a role, or for migrations).
   */
  readonly role?: string | null;
  readonly applicationName?: string;
  /** Settings of every connection, e.g. `synchronous_commit`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * Keep statements prepared on each connection. Off behind a pooler that hands out connections by the transaction;
   * DATABASE_PREPARE=false turns it off for the whole process.
   */
  readonly prepare?: boolean;
  /** The server's Unix socket, when it runs on this machine: a third of what a query costs both sides is TCP. The URL still names user and database. */
  readonly socket?: string;
}

/**
 * Seconds before a connection is tried again after so many failures of the pool. A server that restarts breaks all connections at
 * once, so the driver's own steep growth up to 20 s would keep the pool away long after the server is back.
 */
function reconnectAfterSeconds(failures: number): number {
  return Math.min(0.05 * 2 ** failures, 1) * (0.5 + Math.random() / 2);
}

/** Opens a pool on PostgreSQL as a role that owns nothing. */
export function connectDatabase(url: string, options: ConnectOptions = {}): DatabaseConnection {
  const role = options.role === undefined ? "naru_app" : options.role;
  const prepare = options.prepare ?? process.env["DATABASE_PREPARE"] !== "false";
  const client = postgres(url, {
    prepare,
    ...(options.socket ? { path: options.socket } : {}),
    max: options.max ?? 10,
    idle_timeout: 60,
    connect_timeout: 10,
    backoff: reconnectAfterSeconds,
    onnotice: () => undefined,
    connection: {
      application_name: options.applicationName ?? "naru",
      ...(role ? { role } : {}),
      ...options.parameters,
    },
  });
  return {
    db: drizzle(preparingClient(client, prepare)),
    sql: client,
    close: () => client.end({ timeout: 5 }),
  };
}
