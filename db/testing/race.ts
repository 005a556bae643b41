import { fork, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import type { Database } from "@/db/client";

/** One attempt of a race: returns when it won, throws when it lost. */
export type RaceRun<Data = never, Value = unknown> = (attempt: { database: Database; index: number; data: Data }) => Promise<Value>;

/**
 * A race between two processes, for tests that claim that only one can win.
 *
 *   const outcome = await race({
 *     databaseUrl: database.appUrl,
 *     module: "reserve-stock",                                   // db/testing/races/reserve-stock.ts, loaded by the workers
 *     run: "reserveOne",                                         // an exported RaceRun
 *     attempts: 1000,
 *     data: { workspace: ws.workspace, itemId, warehouseId },    // plain values, the same for all
 *   });
 *   expect(outcome.backends).toBeGreaterThanOrEqual(50);
 *   expect(outcome.won).toHaveLength(1);
 *   expect(outcome.lostBy).toEqual({ "stock.not_free": 999 });
 *
 * The module exports `export const reserveOne: RaceRun<Data> = async ({ database, index, data }) => …`: it returns when it
 * won and throws when it lost. It must not import vitest. Each of the two processes opens its whole pool and waits at the line;
 * all attempts then start at once. `backends` counts the distinct server processes that an observer saw *inside a transaction of
 * the race* in pg_stat_activity, so a race that ran on one connection cannot pass for one that did not.
 */
export interface Race<Data> {
  readonly databaseUrl: string;
  /** File in db/testing/races that the workers load, without its ending. */
  readonly module: string;
  /** Name of the exported `RaceRun`. */
  readonly run: string;
  readonly attempts: number;
  readonly data: Data;
  /** Connections of each process; two processes of 30 make 60 backends. */
  readonly connectionsPerProcess?: number;
}

export interface RaceOutcome<Value> {
  readonly won: readonly { readonly index: number; readonly value: Value }[];
  /** How many lost, by error code. */
  readonly lostBy: Readonly<Record<string, number>>;
  /** Distinct server backends seen at work on the race. */
  readonly backends: number;
  /** Most of them seen at work in one look. */
  readonly atOnce: number;
  /** Operating-system processes that made attempts. */
  readonly processes: number;
}

export interface AttemptResult {
  readonly index: number;
  readonly won: boolean;
  readonly value?: unknown;
  readonly code?: string;
}

export type ToWorker = { readonly go: true };
export type FromWorker = { readonly ready: true } | { readonly results: readonly AttemptResult[] } | { readonly failed: string };

export interface WorkerTask {
  readonly databaseUrl: string;
  readonly module: string;
  readonly run: string;
  readonly indexes: readonly number[];
  readonly data: unknown;
  readonly connections: number;
  readonly applicationName: string;
}

const PROCESSES = 2;
const WORKER = fileURLToPath(new URL("./race-worker.ts", import.meta.url));

export async function race<Data, Value = unknown>(options: Race<Data>): Promise<RaceOutcome<Value>> {
  const applicationName = `race_${randomBytes(6).toString("hex")}`;
  const workers = Array.from({ length: PROCESSES }, (_, p) =>
    startWorker({
      databaseUrl: options.databaseUrl, module: new URL(`./races/${options.module}.ts`, import.meta.url).href, run: options.run, data: options.data, applicationName,
      connections: options.connectionsPerProcess ?? 30,
      indexes: Array.from({ length: options.attempts }, (_, i) => i).filter((i) => i % PROCESSES === p),
    }));
  const observer = observe(options.databaseUrl, applicationName);
  try {
    await Promise.all(workers.map((worker) => worker.ready));
    await observer.started;
    for (const worker of workers) worker.child.send({ go: true } satisfies ToWorker);
    const results = (await Promise.all(workers.map((worker) => worker.results))).flat();
    const seen = await observer.stop();
    return {
      won: results.filter((r) => r.won).map((r) => ({ index: r.index, value: r.value as Value })),
      lostBy: countBy(results.filter((r) => !r.won).map((r) => r.code ?? "unknown")),
      ...seen,
      processes: new Set(workers.map((worker) => worker.child.pid)).size,
    };
  } finally {
    await observer.stop();
    for (const worker of workers) worker.child.kill();
  }
}

function countBy(codes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

interface RunningWorker {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  readonly results: Promise<readonly AttemptResult[]>;
}

function startWorker(task: WorkerTask): RunningWorker {
  const child = fork(WORKER, [], { execArgv: ["--import", "tsx"], serialization: "advanced", stdio: ["ignore", "inherit", "inherit", "ipc"] });
  let isReady: () => void;
  let isDone: (results: readonly AttemptResult[]) => void;
  let hasFailed: (error: Error) => void;
  const ready = new Promise<void>((resolve) => (isReady = resolve));
  const results = new Promise<readonly AttemptResult[]>((resolve, reject) => {
    isDone = resolve;
    hasFailed = reject;
  });
  child.on("message", (message: FromWorker) => {
    if ("ready" in message) isReady();
    else if ("results" in message) isDone(message.results);
    else hasFailed(new Error(message.failed));
  });
  child.on("exit", (code) => hasFailed(new Error(`race worker ended with ${code}`)));
  child.send(task);
  return { child, ready: Promise.race([ready, results.then(() => undefined)]), results };
}

/** Looks at pg_stat_activity all the time and keeps who worked on the race. */
function observe(databaseUrl: string, applicationName: string) {
  const url = new URL(databaseUrl);
  url.searchParams.delete("role");
  const sql = postgres(url.href, { max: 1, onnotice: () => undefined });
  const pids = new Set<number>();
  let atOnce = 0;
  let stopping = false;
  const look = async () => {
    const rows = await sql<{ pid: number }[]>`select pid from pg_stat_activity where application_name = ${applicationName} and xact_start is not null`;
    for (const row of rows) pids.add(row.pid);
    atOnce = Math.max(atOnce, rows.length);
  };
  const started = look();
  const loop = started.then(async () => {
    while (!stopping) await look();
    await sql.end({ timeout: 5 });
  });
  return {
    started,
    async stop() {
      stopping = true;
      await loop;
      return { backends: pids.size, atOnce };
    },
  };
}
