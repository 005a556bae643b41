import { createHash, randomBytes } from "node:crypto";
import { existsSync, statfsSync } from "node:fs";
import { chmod, chown, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { isProcessAlive, withFolderLock } from "./folder-lock";
import { findFreePort } from "./free-port";
import { canReach, findPostgresBinaries, findServerAccount, rootFolder, type PostgresBinaries, type ServerAccount } from "./postgres-binaries";
import { runProgram } from "./run-program";

export interface PostgresOptions {
  /** Folder for the port, the password and (when the server's account can reach it) the data. */
  stateFolder: string;
  /** Data that may be lost on a crash: in memory where there is room, without syncing to disk. */
  throwaway?: boolean;
  maxConnections?: number;
  /** Server settings of one purpose, over those below: `shared_preload_libraries` and the like. */
  settings?: Record<string, string>;
}

export interface RunningPostgres {
  /** Database `naru`, as the cluster's owner. */
  url: string;
  port: number;
  /** The server's Unix socket, for programs of this machine; null where there is none. */
  socket: string | null;
  /** True when a server left behind by an earlier run was taken over. */
  adopted: boolean;
  /** Stops the server, letting it write what it must; harmless when it has stopped already. */
  stop(): Promise<void>;
  /** Stops the server and deletes its data. */
  destroy(): Promise<void>;
}

interface State {
  dataFolder: string;
  port: number;
  password: string;
}

const databaseName = "naru";
const gigabyte = 1024 ** 3;

function urlOf(state: State, database: string): string {
  return `postgres://postgres:${state.password}@127.0.0.1:${state.port}/${database}`;
}

function memoryFolder(): string | null {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    return bavail * bsize > 3 * gigabyte ? "/dev/shm" : null;
  } catch {
    return null;
  }
}

async function chooseDataFolder(options: PostgresOptions, account: ServerAccount): Promise<string> {
  const mark = createHash("sha256").update(options.stateFolder).digest("hex").slice(0, 12);
  if (options.throwaway) return join(memoryFolder() ?? tmpdir(), `naru-${process.getuid?.() ?? "user"}-${mark}`);
  await mkdir(options.stateFolder, { recursive: true });
  if (canReach(account, options.stateFolder)) return join(options.stateFolder, "postgres");
  return join(rootFolder, mark, "postgres");
}

async function readState(stateFolder: string): Promise<State | null> {
  const text = await readFile(join(stateFolder, "postgres.json"), "utf8").catch(() => null);
  return text ? (JSON.parse(text) as State) : null;
}

async function writeState(stateFolder: string, state: State): Promise<void> {
  await writeFile(join(stateFolder, "postgres.json"), `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
}

async function initialise(state: State, binaries: PostgresBinaries, account: ServerAccount, throwaway: boolean): Promise<void> {
  await rm(state.dataFolder, { recursive: true, force: true });
  await mkdir(dirname(state.dataFolder), { recursive: true, mode: 0o755 });
  await mkdir(state.dataFolder, { mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) await chown(state.dataFolder, account.uid, account.gid);
  const passwordFile = join(tmpdir(), `naru-${randomBytes(9).toString("hex")}`);
  await writeFile(passwordFile, `${state.password}\n`, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) await chown(passwordFile, account.uid, account.gid);
  // Trigrams skip Korean and Chinese unless the character type is UTF-8 too, not only the ICU collation.
  const locales = process.platform === "win32" ? ["en-US", "C"] : ["C.UTF-8", "en_US.UTF-8", "C"];
  let failure = "";
  try {
    for (const locale of locales) {
      const args = ["-D", state.dataFolder, "-U", "postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8", `--locale=${locale}`, "--locale-provider=icu", "--icu-locale=und", "--no-instructions"];
      const result = await runProgram(binaries.initdb, throwaway ? [...args, "--no-sync"] : args, { ...account, cwd: dirname(state.dataFolder) });
      if (result.code === 0) return;
      failure = result.stderr.trim() || result.stdout.trim();
    }
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rm(state.dataFolder, { recursive: true, force: true });
  throw new Error(`PostgreSQL could not make its data folder ${state.dataFolder}: ${failure}`);
}

/** A socket's whole path must fit into what the system keeps for it; Windows has none that Node could use. */
function socketFolder(dataFolder: string): string {
  return process.platform === "win32" || Buffer.byteLength(join(dataFolder, ".s.PGSQL.65535")) > 100 ? "" : dataFolder;
}

function serverSettings(options: PostgresOptions, dataFolder: string): Record<string, string> {
  return {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: socketFolder(dataFolder),
    max_connections: String(options.maxConnections ?? 120),
    shared_buffers: "256MB",
    // A container's /dev/shm is often 64 MB, which parallel queries overrun.
    dynamic_shared_memory_type: process.platform === "win32" ? "windows" : "mmap",
    random_page_cost: "1.1",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_duration_statement: "2000",
    // What was planned for the empty tables of a new installation is planned anew once autovacuum has looked: let that be soon.
    autovacuum_naptime: "10s",
    ...(options.throwaway
      ? { fsync: "off", full_page_writes: "off", synchronous_commit: "off", checkpoint_timeout: "1h", max_wal_size: "1GB", min_wal_size: "32MB", autovacuum_naptime: "10min" }
      : {}),
    ...options.settings,
  };
}

async function answers(state: State): Promise<boolean> {
  const sql = postgres(urlOf(state, "postgres"), { max: 1, connect_timeout: 3, onnotice: () => undefined });
  try {
    const [row] = await sql<{ data_directory: string }[]>`show data_directory`;
    return row?.data_directory === state.dataFolder;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function recordedServer(dataFolder: string): Promise<{ pid: number; port: number; socketFolder: string } | null> {
  const lines = (await readFile(join(dataFolder, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 ? { pid, port, socketFolder: lines[4] ?? "" } : null;
}

/** Takes over a server that an earlier, killed run left behind; null when there is none. */
async function adopt(state: State): Promise<State | null> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const server = await recordedServer(state.dataFolder);
    if (!server || !isProcessAlive(server.pid)) return null;
    const candidate = { ...state, port: server.port || state.port };
    if (await answers(candidate)) return candidate;
    const { code, stdout } = await runProgram("ps", ["-o", "comm=", "-p", String(server.pid)]);
    if (code === 0 && !stdout.includes("postgres")) {
      // After a reboot the recorded process id may belong to a stranger.
      await rm(join(state.dataFolder, "postmaster.pid"), { force: true });
      return null;
    }
    await pause(250);
  }
  throw new Error(`A PostgreSQL server for ${state.dataFolder} is running but does not answer. Stop it, then try again.`);
}

async function ensureDatabase(state: State): Promise<void> {
  const sql = postgres(urlOf(state, "postgres"), { max: 1, onnotice: () => undefined });
  try {
    const found = await sql`select 1 from pg_database where datname = ${databaseName}`;
    if (found.length === 0) await sql.unsafe(`create database ${databaseName}`);
  } finally {
    await sql.end();
  }
}

async function launch(state: State, options: PostgresOptions, binaries: PostgresBinaries, account: ServerAccount): Promise<void> {
  const settings = Object.entries({ ...serverSettings(options, state.dataFolder), port: String(state.port) }).map(([key, value]) => `${key} = '${value}'`);
  // Read last by the server, so it wins over the file that initdb wrote, and needs no shell quoting.
  await writeFile(join(state.dataFolder, "postgresql.auto.conf"), `${settings.join("\n")}\n`);
  const log = join(state.dataFolder, "server.log");
  // pg_ctl puts the server into a session of its own, so Ctrl-C reaches it only after web and worker have drained.
  const result = await runProgram(binaries.pgCtl, ["start", "-w", "-t", "60", "-D", state.dataFolder, "-l", log], { ...account, cwd: state.dataFolder });
  if (result.code === 0) return;
  const tail = (await readFile(log, "utf8").catch(() => "")).trim().split("\n").slice(-8).join("\n");
  throw new Error(`PostgreSQL did not start.\n${tail || result.stderr || result.stdout}`);
}

async function prepare(options: PostgresOptions, binaries: PostgresBinaries, account: ServerAccount): Promise<State> {
  const known = await readState(options.stateFolder);
  if (known && existsSync(join(known.dataFolder, "PG_VERSION"))) {
    const made = (await readFile(join(known.dataFolder, "PG_VERSION"), "utf8")).trim();
    if (made === binaries.major) return known;
    throw new Error(`${known.dataFolder} was made by PostgreSQL ${made}; this version of Naru brings PostgreSQL ${binaries.major}. Export what you need with the earlier version, then start with --reset.`);
  }
  const state: State = { dataFolder: await chooseDataFolder(options, account), port: 0, password: randomBytes(18).toString("hex") };
  await initialise(state, binaries, account, options.throwaway ?? false);
  await writeState(options.stateFolder, state);
  return state;
}

/**
 * Starts a private PostgreSQL server for this folder, or takes over the one that an earlier run left behind.
 * The data survives `stop()`; only `destroy()` removes it.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const account = findServerAccount();
  const binaries = await findPostgresBinaries(account);
  await mkdir(options.stateFolder, { recursive: true });
  return withFolderLock(options.stateFolder, async () => {
    let state = await prepare(options, binaries, account);
    const running = await adopt(state);
    if (running) state = running;
    else {
      state = { ...state, port: await findFreePort(state.port) };
      await launch(state, options, binaries, account);
    }
    await writeState(options.stateFolder, state);
    await chmod(join(options.stateFolder, "postgres.json"), 0o600);
    await ensureDatabase(state);
    // As the server itself says: one that was taken over may have been started without.
    const folder = (await recordedServer(state.dataFolder))?.socketFolder;
    const stop = () => stopServer(state.dataFolder, binaries, account);
    return {
      url: urlOf(state, databaseName),
      port: state.port,
      socket: folder ? join(folder, `.s.PGSQL.${state.port}`) : null,
      adopted: running !== null,
      stop,
      destroy: async () => {
        await stop();
        await forget(options.stateFolder, state.dataFolder);
      },
    };
  });
}

async function stopServer(dataFolder: string, binaries: PostgresBinaries, account: ServerAccount): Promise<void> {
  const server = await recordedServer(dataFolder);
  if (!server || !isProcessAlive(server.pid)) return;
  const result = await runProgram(binaries.pgCtl, ["stop", "-w", "-t", "60", "-m", "fast", "-D", dataFolder], { ...account, cwd: "/" });
  if (result.code !== 0 && isProcessAlive(server.pid)) throw new Error(`PostgreSQL did not stop: ${result.stderr.trim() || result.stdout.trim()}`);
}

async function forget(stateFolder: string, dataFolder: string): Promise<void> {
  await rm(dataFolder, { recursive: true, force: true });
  await rm(join(stateFolder, "postgres.json"), { force: true });
}

/** Stops and deletes whatever server an earlier run kept in `stateFolder`; harmless when there is none. */
export async function removePostgres(stateFolder: string): Promise<void> {
  const state = await readState(stateFolder);
  if (!state) return;
  const account = findServerAccount();
  await stopServer(state.dataFolder, await findPostgresBinaries(account), account);
  await forget(stateFolder, state.dataFolder);
}
