import { say } from "../../scripts/demo/say";
import { percentile, rounded } from "../stage/percentile";
import type { LoopRun } from "./run-loops";
import { LINES_PER_ORDER } from "./six-steps";

export interface Measured {
  readonly wanted: { readonly users: number; readonly seconds: number; readonly tenants: number; readonly orders: number };
  readonly run: LoopRun;
  readonly cpuMs: { readonly web: number; readonly worker: number; readonly postgres: number; readonly postgresByWho: Readonly<Record<string, number>> };
  readonly memoryBytes: { readonly web: number; readonly worker: number; readonly postgres: number };
  readonly databaseBytes: number;
  readonly backlog: number;
  /** CPU of PostgreSQL a loop for the same rows through hand-written SQL; null when it was not asked for. */
  readonly floorMs: number | null;
  readonly booksDifferences: number;
  readonly machine: string;
}

export type Result = ReturnType<typeof asResult>;

const MEGABYTE = 1024 ** 2;

/** The figures per loop. `postgres` is all of the server: what web and worker ask of it, writers and vacuum. */
export function asResult({ wanted, run, cpuMs, memoryBytes, databaseBytes, backlog, floorMs, booksDifferences, machine }: Measured) {
  const each = (ms: number) => rounded(ms / Math.max(1, run.loops));
  const loopsPerSecond = run.loops / run.seconds;
  return {
    machine,
    ...wanted,
    loops: run.loops,
    loopsPerSecond: rounded(loopsPerSecond),
    orderLinesPerSecond: rounded(loopsPerSecond * LINES_PER_ORDER, 1),
    cpuMsPerLoop: { web: each(cpuMs.web), postgres: each(cpuMs.postgres), total: each(cpuMs.web + cpuMs.postgres) },
    workerCpuMsPerLoop: each(cpuMs.worker),
    postgresCpuMsPerLoopBy: Object.fromEntries(Object.entries(cpuMs.postgresByWho).map(([who, ms]) => [who, each(ms)])),
    steps: [...run.times].map(([name, times]) => ({ name, p50Ms: rounded(percentile(times, 0.5), 1), p95Ms: rounded(percentile(times, 0.95), 1) })),
    memoryMb: { web: Math.round(memoryBytes.web / MEGABYTE), worker: Math.round(memoryBytes.worker / MEGABYTE), postgres: Math.round(memoryBytes.postgres / MEGABYTE) },
    databaseMb: Math.round(databaseBytes / MEGABYTE),
    eventsWaitingAtTheEnd: backlog,
    ...(floorMs === null ? {} : { floor: { postgresCpuMsPerLoop: rounded(floorMs), ratio: rounded(each(cpuMs.postgres) / floorMs), ratioWithoutWorker: rounded(each(cpuMs.postgres - (cpuMs.postgresByWho["naru-worker"] ?? 0)) / floorMs) } }),
    booksDifferences,
  };
}

export function tellResult(r: Result): void {
  say(`\n${r.machine}`);
  say(`${r.users} users, ${r.tenants} companies, ${r.orders} orders before the run, ${r.loops} loops\n`);
  say(`  ${r.loopsPerSecond} loops a second, ${r.orderLinesPerSecond} order lines a second\n`);
  say(`  ${"step".padEnd(32)}${"p50 ms".padStart(10)}${"p95 ms".padStart(10)}`);
  for (const s of r.steps) say(`  ${s.name.padEnd(32)}${s.p50Ms.toFixed(1).padStart(10)}${s.p95Ms.toFixed(1).padStart(10)}`);
  const { web, postgres, total } = r.cpuMsPerLoop;
  say(`\n  CPU a loop: web ${web} ms + PostgreSQL ${postgres} ms = ${total} ms; the worker's consequences ${r.workerCpuMsPerLoop} ms`);
  say(`  of PostgreSQL: ${Object.entries(r.postgresCpuMsPerLoopBy).map(([who, ms]) => `${who} ${ms} ms`).join(", ")}`);
  if (r.floor) say(`  the same rows through hand-written SQL: PostgreSQL ${r.floor.postgresCpuMsPerLoop} ms a loop; ours is ${r.floor.ratio} × that, ${r.floor.ratioWithoutWorker} × without the worker's consequences`);
  say(`  memory: web ${r.memoryMb.web} MB, worker ${r.memoryMb.worker} MB, PostgreSQL ${r.memoryMb.postgres} MB; database ${r.databaseMb} MB; ${r.eventsWaitingAtTheEnd} events waited for the worker`);
  say(`  books check: ${r.booksDifferences} differences`);
}
