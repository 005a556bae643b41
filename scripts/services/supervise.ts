import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { inProject, projectRoot } from "./project-root";

export interface ChildOptions {
  /** What people call it: "web", "worker". */
  name: string;
  /** The script and its arguments, run by this Node. */
  args: string[];
  /** The script is TypeScript. */
  typescript?: boolean;
  env: NodeJS.ProcessEnv;
  /** File for its output; without one it shares the terminal. */
  logFile?: string;
}

export interface SupervisedChild {
  name: string;
  pid: number;
  /** Settles with the exit code when the process ends, asked or not. */
  ended: Promise<number>;
  /** Asks the process to finish its work and end; kills it after `patienceMs`. */
  stop(patienceMs?: number): Promise<void>;
}

/**
 * A request makes much and keeps little of it. With room for what lives short, in megabytes, a fifth of a server's time
 * is not spent on copying it about.
 */
const ROOM_FOR_SHORT_LIVED = "--max-semi-space-size=64";

const followParent = new URL("follow-parent.mjs", import.meta.url).href;
const living = new Set<SupervisedChild>();

/** Starts a process of this project that ends with us: it drains when asked, and when we die. */
export function startChild(options: ChildOptions): SupervisedChild {
  const output = options.logFile ? openSync(options.logFile, "a") : "inherit";
  // A process group of its own: Ctrl-C in the terminal reaches it through us, in the right order.
  const child: ChildProcess = spawn(
    process.execPath,
    [ROOM_FOR_SHORT_LIVED, "--import", followParent, ...(options.typescript ? ["--import", "tsx"] : []), ...options.args],
    { cwd: projectRoot, env: { ...options.env, NARU_FOLLOWS: String(process.pid) }, detached: process.platform !== "win32", stdio: ["ignore", output, output, "ipc"], windowsHide: true },
  );
  if (typeof output === "number") closeSync(output);
  child.on("error", () => undefined);
  const ended = new Promise<number>((settle) => {
    child.once("exit", (code) => settle(code ?? 1));
    child.once("error", () => settle(127));
  });
  const supervised: SupervisedChild = {
    name: options.name,
    pid: child.pid ?? 0,
    ended,
    async stop(patienceMs = 30_000) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      if (child.connected) child.send("naru:stop", () => undefined);
      else child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), patienceMs);
      await ended;
      clearTimeout(force);
    },
  };
  living.add(supervised);
  void ended.then(() => living.delete(supervised));
  return supervised;
}

/** Stops every process that `startChild` has started and that still runs; kills what has not ended after `patienceMs`. */
export async function stopChildren(patienceMs?: number): Promise<void> {
  await Promise.all([...living].map((child) => child.stop(patienceMs)));
}

/** Runs one of the project's scripts to its end and answers its exit code. */
export async function runScript(script: string, args: string[], env: NodeJS.ProcessEnv, logFile?: string): Promise<number> {
  return startChild({ name: script, args: [inProject(script), ...args], typescript: true, env, logFile }).ended;
}

/** The last lines of a log, to show why something ended. */
export async function tailOf(file: string, lines = 15): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.trimEnd().split("\n").slice(-lines).join("\n");
}

let stopping: Promise<void> | null = null;

/** Runs `stop` once when the user or the system asks us to end, then exits; a second Ctrl-C changes nothing. */
export function stopOnSignal(stop: () => Promise<void>): void {
  const begin = () => {
    stopping ??= stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, begin);
}

/** True once a stop has been asked for: what ends from then on ended on purpose. */
export function isStopping(): boolean {
  return stopping !== null;
}
