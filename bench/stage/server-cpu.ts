import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import type { Sql } from "postgres";

/** CPU time in milliseconds. It counts work done, not time passed, so other load on the machine hardly disturbs it. */
export type CpuMs = number;

interface ProcessTimes {
  pid: number;
  parent: number;
  /** Its own time in user and system mode. */
  ownMs: CpuMs;
  /** Time of children that have ended and were waited for. */
  endedChildrenMs: CpuMs;
  residentBytes: number;
}

const tickMs = 1000 / number("CLK_TCK", 100);
const pageBytes = number("PAGESIZE", 4096);

function number(name: string, otherwise: number): number {
  try {
    return Number(execFileSync("getconf", [name], { encoding: "utf8" })) || otherwise;
  } catch {
    return otherwise;
  }
}

function timesOf(pid: number): ProcessTimes | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may hold spaces: fields are counted behind it (proc(5): state is field 3).
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ").map(Number);
    const at = (field: number) => fields[field - 3] ?? 0;
    return { pid, parent: at(4), ownMs: (at(14) + at(15)) * tickMs, endedChildrenMs: (at(16) + at(17)) * tickMs, residentBytes: at(24) * pageBytes };
  } catch {
    return null;
  }
}

/** A process and everything below it. @throws Error where there is no /proc */
export function processTree(root: number): ProcessTimes[] {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((name) => timesOf(Number(name)) ?? []);
  const members = all.filter((p) => p.pid === root);
  if (members.length === 0) throw new Error(`Process ${root} has ended, or this system has no /proc: CPU time cannot be read.`);
  for (let i = 0; i < members.length; i += 1) members.push(...all.filter((p) => p.parent === members[i]?.pid));
  return members;
}

/** CPU used so far by a process and its descendants, those that have ended included. Resolution: one clock tick, 10 ms on Linux. */
export function cpuOfTree(root: number): CpuMs {
  return processTree(root).reduce((sum, p) => sum + p.ownMs + p.endedChildrenMs, 0);
}

/**
 * Memory of a process and its descendants. What several of them share is counted once, where the system tells each one's
 * share (proportional set size); elsewhere it is counted in each.
 */
export function memoryOfTree(root: number): number {
  return processTree(root).reduce((sum, p) => sum + (proportionalBytes(p.pid) ?? p.residentBytes), 0);
}

function proportionalBytes(pid: number): number | null {
  try {
    const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"));
    return found ? Number(found[1]) * 1024 : null;
  } catch {
    return null;
  }
}

/** CPU used so far by each living process of a tree. */
export function cpuByProcess(root: number): Map<number, CpuMs> {
  return new Map(processTree(root).map((p) => [p.pid, p.ownMs]));
}

/** The server process behind a connection: the parent of all backends, writers and vacuum workers. */
export async function postmasterOf(sql: Sql): Promise<number> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const backend = row ? timesOf(row.pid) : null;
  if (!backend) throw new Error("The server does not run on this machine: its CPU time cannot be read.");
  return backend.parent;
}

/** Processor time of processes so far, to the microsecond; what it costs to ask does not count. Null where the kernel does not tell. */
export function preciseCpuOf(pids: readonly number[]): CpuMs | null {
  try {
    return pids.reduce((sum, pid) => sum + Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1_000_000, 0);
  } catch {
    return null;
  }
}
