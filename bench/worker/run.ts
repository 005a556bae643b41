import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Sql } from "postgres";
import { connectDatabase } from "@/db/client";
import { openTestWorkspace } from "@/db/testing/workspace";
import { bellRung } from "@/jobs/testing/bells";
import { runMain, say } from "@/scripts/demo/say";
import { emit } from "@/server/platform/outbox";
import { withTenant } from "@/server/platform/tenant-scope";
import { describeMachine } from "../stage/machine";
import { onOwner, startOwnServices } from "../stage/own-services";
import { cpuOfTree, postmasterOf } from "../stage/server-cpu";

const WORKERS = 2;
const PATIENCE_MS = 15 * 60_000;
const BATCH = 500;

function numberOf(option: string, standard: number): number {
  const at = process.argv.indexOf(option);
  return at > 0 ? Number(process.argv[at + 1]) || standard : standard;
}

/** `npm run bench:worker [-- --events 5000 --json]`: events that wait, handled by two workers of four handlers each. */
async function main(): Promise<number> {
  const events = numberOf("--events", 5_000);
  process.env["NEXTAUTH_SECRET"] ??= "only-for-benchmarks-0123456789-abcdef";
  const services = await startOwnServices({ name: "worker", queue: true });
  try {
    return await onOwner(services.databaseUrl, (sql) => measure(sql, services, events));
  } finally {
    await services.destroy();
  }
}

async function measure(sql: Sql, services: { databaseUrl: string; redisUrl: string | null }, events: number): Promise<number> {
  const tenantId = await ring(services.databaseUrl, events);
  const workers = Array.from({ length: WORKERS }, () =>
    fork(fileURLToPath(new URL("./worker-process.ts", import.meta.url)), [JSON.stringify(services)], { execArgv: ["--import", "tsx"], env: { ...process.env, LOG_LEVEL: "warn" } }));
  await Promise.all(workers.map((worker) => once(worker, "message")));
  const postmaster = await postmasterOf(sql);
  const cpu = () => ({ workers: workers.reduce((ms, w) => ms + cpuOfTree(w.pid ?? 0), 0), postgres: cpuOfTree(postmaster) });
  const [began, before] = [performance.now(), cpu()];
  const alreadyDone = await handled(sql, tenantId);
  while ((await handled(sql, tenantId)) < events && performance.now() - began < PATIENCE_MS) await pause(50);
  const [seconds, after] = [(performance.now() - began) / 1000, cpu()];
  const handlers = (await Promise.all(workers.map(end))).reduce((sum, most) => sum + most, 0);

  const tally = await tallyOf(sql, tenantId);
  const counted = events - alreadyDone;
  const result = {
    events, handlers, queue: services.redisUrl ? "redis" : "postgres", seconds: round(seconds), eventsPerSecond: round(counted / seconds),
    cpuMsPerEvent: { workers: round((after.workers - before.workers) / counted), postgres: round((after.postgres - before.postgres) / counted) },
    lost: events - tally.different, doubled: tally.answers - tally.different, waiting: tally.waiting, dead: tally.dead,
  };
  say(await describeMachine(sql));
  say(`${events} events, ${WORKERS} workers, ${handlers} handlers at once, queue on ${result.queue}`);
  say(`${result.eventsPerSecond} events a second; CPU per event ${result.cpuMsPerEvent.workers} ms workers, ${result.cpuMsPerEvent.postgres} ms PostgreSQL`);
  say(`lost ${result.lost}, doubled ${result.doubled}, waiting ${result.waiting}, dead ${result.dead}`);
  if (process.argv.includes("--json")) say(JSON.stringify(result));
  return result.lost + result.doubled + result.waiting + result.dead === 0 ? 0 : 1;
}

/** Events committed before any worker runs. */
async function ring(databaseUrl: string, events: number): Promise<string> {
  const connection = connectDatabase(databaseUrl, { max: 2 });
  try {
    const ws = await openTestWorkspace(connection.db);
    for (let from = 0; from < events; from += BATCH) {
      await withTenant(ws.systemContext, (scope) => emit(scope, ...Array.from({ length: Math.min(BATCH, events - from) }, (_, i) => bellRung({ number: from + i }))));
    }
    return ws.workspace.tenantId;
  } finally {
    await connection.close();
  }
}

async function handled(sql: Sql, tenantId: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from outbox_events where tenant_id = ${tenantId} and type = 'bell.rung' and handled_at is not null`;
  return row?.count ?? 0;
}

async function tallyOf(sql: Sql, tenantId: string) {
  const [row] = await sql<{ answers: number; different: number; waiting: number; dead: number }[]>`
    select count(*) filter (where type = 'bell.answered')::int as answers,
      count(distinct payload ->> 'number') filter (where type = 'bell.answered')::int as different,
      count(*) filter (where type = 'bell.rung' and handled_at is null)::int as waiting,
      count(*) filter (where dead_at is not null)::int as dead
    from outbox_events where tenant_id = ${tenantId}`;
  return row ?? { answers: 0, different: 0, waiting: -1, dead: 0 };
}

async function end(worker: ChildProcess): Promise<number> {
  const said = once(worker, "message") as Promise<[{ most: number }]>;
  worker.send({ stop: true });
  const [{ most }] = await said;
  return most;
}

const round = (n: number) => Math.round(n * 100) / 100;

await runMain(main);
process.exit();
