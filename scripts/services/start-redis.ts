import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import { isProcessAlive, withFolderLock } from "./folder-lock";
import { findFreePort } from "./free-port";
import { runProgram } from "./run-program";

export interface RedisOptions {
  stateFolder: string;
  /** Data that may be lost on a crash: no append-only file. */
  throwaway?: boolean;
  /** Whether Debian's package may be installed when there is no redis-server and we are root. */
  mayInstall?: boolean;
  say?: (line: string) => void;
}

export interface RunningRedis {
  url: string;
  stop(): Promise<void>;
}

interface State {
  port: number;
  password: string;
  pid: number;
}

function onPath(program: string): string | null {
  const name = process.platform === "win32" ? `${program}.exe` : program;
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    if (folder && existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

/** Installs Debian's redis-server without letting the package start a server of its own. */
async function installFromDebian(say: (line: string) => void): Promise<string | null> {
  if (process.getuid?.() !== 0 || !onPath("apt-get")) return null;
  say("No redis-server here: installing Debian's package.");
  const policy = "/usr/sbin/policy-rc.d";
  const ownPolicy = !existsSync(policy);
  try {
    if (ownPolicy) await writeFile(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await runProgram("apt-get", ["update", "-q"], { env });
    const result = await runProgram("apt-get", ["install", "-y", "-q", "--no-install-recommends", "redis-server"], { env });
    if (result.code !== 0) say(`It could not be installed (${result.stderr.trim().split("\n").at(-1) ?? "no reason given"}).`);
  } finally {
    if (ownPolicy) await rm(policy, { force: true });
  }
  return onPath("redis-server");
}

function connect(state: State): Redis {
  const client = new Redis({ host: "127.0.0.1", port: state.port, password: state.password, lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null, connectTimeout: 2000 });
  client.on("error", () => undefined);
  return client;
}

/** The process id of the server behind `state`, or null when it is not ours or does not answer. */
async function processBehind(state: State): Promise<number | null> {
  const client = connect(state);
  try {
    await client.connect();
    const info = await client.info("server");
    return Number(/^process_id:(\d+)/m.exec(info)?.[1] ?? 0) || null;
  } catch {
    return null;
  } finally {
    client.disconnect();
  }
}

async function launch(program: string, options: RedisOptions, state: State): Promise<State> {
  const folder = join(options.stateFolder, "redis");
  await mkdir(folder, { recursive: true });
  const settings = [
    `port ${state.port}`,
    "bind 127.0.0.1",
    `requirepass ${state.password}`,
    `dir "${folder.replaceAll("\\", "/")}"`,
    "maxmemory-policy noeviction",
    "daemonize no",
    `appendonly ${options.throwaway ? "no" : "yes"}`,
    "appendfsync everysec",
    'save ""',
  ];
  const configuration = join(options.stateFolder, "redis.conf");
  await writeFile(configuration, `${settings.join("\n")}\n`, { mode: 0o600 });
  await chmod(configuration, 0o600);
  const log = await open(join(options.stateFolder, "redis.log"), "a");
  // A process group of its own: Ctrl-C in the terminal must not stop it before the worker has drained.
  const child = spawn(program, [configuration], { detached: true, stdio: ["ignore", log.fd, log.fd], windowsHide: true });
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  child.unref();
  const ready = (async () => {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const pid = await processBehind(state);
      if (pid) return { ...state, pid };
      if (child.exitCode !== null) break;
      await pause(50);
    }
    throw new Error(`redis-server did not start; its log is ${join(options.stateFolder, "redis.log")}.`);
  })();
  try {
    return await Promise.race([ready, failed]);
  } finally {
    await log.close();
  }
}

async function stopServer(state: State): Promise<void> {
  if ((await processBehind(state)) !== state.pid) return;
  const client = connect(state);
  try {
    await client.connect();
    await client.shutdown("SAVE").catch(() => undefined);
  } catch {
    return;
  } finally {
    client.disconnect();
  }
  for (let attempt = 0; attempt < 200 && isProcessAlive(state.pid); attempt += 1) await pause(25);
}

/**
 * Starts a private redis-server for this folder, or takes over the one that an earlier run left behind.
 * Null when this machine has none and none may be installed: the queue then runs on PostgreSQL.
 */
export async function startRedis(options: RedisOptions): Promise<RunningRedis | null> {
  const say = options.say ?? (() => undefined);
  return withFolderLock(join(options.stateFolder, "redis"), async () => {
    const file = join(options.stateFolder, "redis.json");
    const text = await readFile(file, "utf8").catch(() => null);
    const known = text ? (JSON.parse(text) as State) : null;
    let state = known && (await processBehind(known)) === known.pid ? known : null;
    if (!state) {
      const program = onPath("redis-server") ?? (options.mayInstall ? await installFromDebian(say) : null);
      if (!program) return null;
      const fresh = { port: await findFreePort(known?.port), password: known?.password ?? randomBytes(18).toString("hex"), pid: 0 };
      state = await launch(program, options, fresh);
      await writeFile(file, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
    }
    const running = state;
    return { url: `redis://:${running.password}@127.0.0.1:${running.port}`, stop: () => stopServer(running) };
  });
}

/** Stops whatever server an earlier run kept in `stateFolder` and deletes its data. */
export async function removeRedis(stateFolder: string): Promise<void> {
  const text = await readFile(join(stateFolder, "redis.json"), "utf8").catch(() => null);
  if (text) await stopServer(JSON.parse(text) as State);
  await rm(join(stateFolder, "redis"), { recursive: true, force: true });
  await rm(join(stateFolder, "redis.json"), { force: true });
}
