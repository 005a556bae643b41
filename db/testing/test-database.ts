import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { connectDatabase, type Database, type DatabaseConnection } from "../client";

export interface TestDatabase {
  name: string;
  /** Owner of the tables: for set-up that no command offers, such as planting a fault. */
  ownerUrl: string;
  /** The application's role: forced row-level security, no ownership. */
  appUrl: string;
  /** The application's grants without row-level security: proves that the predicates alone hold. */
  bypassUrl: string;
  /** The application's own connection, opened at first use and closed by `drop()`. */
  readonly db: Database;
  drop(): Promise<void>;
}

function urlFor(name: string, role?: string): string {
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  if (role) url.searchParams.set("role", role);
  return url.href;
}

async function asAdmin(statement: string): Promise<void> {
  const admin = postgres(inject("postgresUrl"), { max: 1, onnotice: () => undefined });
  try {
    await admin.unsafe(statement);
  } finally {
    await admin.end();
  }
}

/**
 * A database of the caller's own: all migrations, no rows.
 * Call it once per test file in `beforeAll`, and `drop()` in `afterAll`.
 */
export function testDatabase(): Promise<TestDatabase> {
  return makeDatabase(inject("templateDatabase"));
}

/** A database without even a schema: for tests of what makes it. */
export function emptyDatabase(): Promise<TestDatabase> {
  return makeDatabase("template0");
}

async function makeDatabase(template: string): Promise<TestDatabase> {
  const name = `naru_test_${inject("ownerProcess")}_${randomBytes(5).toString("hex")}`;
  await asAdmin(`create database ${name} template ${template}`);
  const appUrl = urlFor(name, "naru_app");
  let connection: DatabaseConnection | undefined;
  return {
    name,
    ownerUrl: urlFor(name),
    appUrl,
    bypassUrl: urlFor(name, "naru_bypass"),
    get db() {
      connection ??= connectDatabase(appUrl, { role: null, applicationName: "naru-test" });
      return connection.db;
    },
    async drop() {
      await connection?.close();
      await asAdmin(`drop database if exists ${name} with (force)`);
    },
  };
}

/** A Redis of the tests' own, or null on a machine that has none. Use a key prefix per test file. */
export function testRedisUrl(): string | null {
  return inject("redisUrl");
}
