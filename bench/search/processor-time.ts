import { readFile } from "node:fs/promises";
import type { Sql } from "postgres";

/** A tick of Linux's process accounting. */
const TICK_MS = 10;

interface Spent {
  readonly node: number;
  /** 0 where the system does not tell (Linux only). */
  readonly database: number;
}

/**
 * Processor time of this process and of the database's backends since the call, in milliseconds: unlike the time on the clock it says
 * the same on a machine that has other things to do.
 */
export async function processorTime(sql: Sql): Promise<() => Promise<Spent>> {
  const began = { node: process.cpuUsage(), database: await ofBackends(sql) };
  return async () => {
    const { user, system } = process.cpuUsage(began.node);
    return { node: (user + system) / 1000, database: (await ofBackends(sql)) - began.database };
  };
}

async function ofBackends(sql: Sql): Promise<number> {
  const backends = await sql<{ pid: number }[]>`select pid from pg_stat_activity where backend_type in ('client backend', 'parallel worker')`;
  const ticks = await Promise.all(backends.map(({ pid }) => ticksOf(pid)));
  return ticks.reduce((sum, one) => sum + one, 0) * TICK_MS;
}

/** Fields 14 and 15 of `/proc/<pid>/stat`, counted after the name in brackets. */
async function ticksOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}
