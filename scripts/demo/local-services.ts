import { randomBytes } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { removePostgres, startPostgres } from "../services/start-postgres";
import { removeRedis, startRedis } from "../services/start-redis";
import { Refusal, say } from "./say";

export interface LocalServices {
  databaseUrl: string;
  /** The Unix socket of a server that was started here. */
  databaseSocket: string | null;
  /** Null: the queue lives in PostgreSQL. */
  redisUrl: string | null;
  /** The database is the demo's own, to be made anew at will; false with DATABASE_URL. */
  ownDatabase: boolean;
  stop(): Promise<void>;
}

/** Tells at once, and in words, when the server that was given to us does not answer. */
async function requireAnswer(databaseUrl: string): Promise<void> {
  if (!URL.canParse(databaseUrl)) throw new Refusal("DATABASE_URL is not an address. It looks like postgres://user:password@host:5432/database.");
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    await sql`select 1`;
  } catch (error) {
    throw new Refusal(`The server that DATABASE_URL names cannot be used: ${error instanceof Error ? error.message : String(error)}\nCorrect it, or unset DATABASE_URL to let the demo start its own PostgreSQL.`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Starts what is missing: the servers that DATABASE_URL and REDIS_URL name are used as they are, and never stopped. */
export async function startLocalServices(stateFolder: string): Promise<LocalServices> {
  const given = { database: process.env["DATABASE_URL"], redis: process.env["REDIS_URL"] };
  if (given.database) await requireAnswer(given.database);
  const database = given.database ? null : await startPostgres({ stateFolder });
  const redis = given.redis ? null : await startRedis({ stateFolder, mayInstall: true, say });
  const redisUrl = given.redis ?? redis?.url ?? null;
  say(`  PostgreSQL  ${database ? (database.adopted ? "taken over from the last run" : "started for this folder") : "as DATABASE_URL says"}`);
  say(`  queue       ${given.redis ? "Redis, as REDIS_URL says" : redis ? "Redis, started for this folder" : "in PostgreSQL (no Redis on this machine)"}`);
  return {
    databaseUrl: given.database ?? database?.url ?? "",
    databaseSocket: database?.socket ?? null,
    redisUrl,
    ownDatabase: database !== null,
    async stop() {
      await redis?.stop();
      await database?.stop();
    },
  };
}

/** Deletes what earlier runs in this folder made; refuses to touch a database that was given to us. */
export async function resetLocalServices(stateFolder: string): Promise<void> {
  if (process.env["DATABASE_URL"]) {
    throw new Refusal("--reset deletes only what the demo itself has made, and DATABASE_URL is yours.\nEmpty that database yourself, or unset DATABASE_URL, then try again.");
  }
  await removeRedis(stateFolder);
  await removePostgres(stateFolder);
  await rm(stateFolder, { recursive: true, force: true });
}

/** Makes the demo's own database empty again, for a first load that was interrupted. */
export async function emptyOwnDatabase(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl);
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  const sql = postgres(url.href, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(`drop database if exists ${name} with (force)`);
    await sql.unsafe(`create database ${name}`);
  } finally {
    await sql.end();
  }
}

/** The secret that signs this folder's sessions: made once, so that sign-ins survive a restart. */
export async function localSecret(stateFolder: string): Promise<string> {
  const file = join(stateFolder, "session-secret");
  const known = await readFile(file, "utf8").catch(() => null);
  if (known) return known;
  await mkdir(stateFolder, { recursive: true });
  const secret = randomBytes(32).toString("base64url");
  await writeFile(file, secret, { mode: 0o600 });
  return secret;
}
