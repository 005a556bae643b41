import { setTimeout as pause } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import { connectDatabase } from "@/db/client";
import { Refusal, runMain, say } from "../../scripts/demo/say";
import { readFlags } from "../../scripts/operator/read-flags";
import { stopChildren, stopOnSignal } from "../../scripts/services/supervise";
import { chooser } from "../stage/chooser";
import { measureFloor } from "../floor/run-floor";
import { benchReads } from "../reads/run";
import { describeMachine } from "../stage/machine";
import { startOwnServices } from "../stage/own-services";
import { cpuByProcess, cpuOfTree, memoryOfTree, postmasterOf } from "../stage/server-cpu";
import { installationSettings, startInstallation, type Installation } from "../stage/web-and-worker";
import { checkAllBooks } from "./books";
import { byHttp, makeApiKeys } from "./by-http";
import { prepareCompanies } from "./prepare-companies";
import { asResult, tellResult, type Measured } from "./result";
import { runLoops } from "./run-loops";
import { newLoop } from "./six-steps";
import { countStatements, dearest, resetStatements } from "./statement-counts";

const usage = `Usage: npm run bench:sd -- [--users 8] [--seconds 60] [--tenants 4] [--orders 100000] [--json] [--floor] [--statements]
       npm run bench:sd -- --reads [--tenants 200] [--orders 1000000] [--only "orders late"] [--repeats 20] [--json] [--keep]

The six steps of SAP's Sales and Distribution scenario over HTTP, on a production build and services of its own; with --floor
beside the same rows through hand-written SQL. Or, with --reads, everything that the screens read, in a
company of a million orders; --keep keeps that company for the next run, --only reads what the words name and writes no report;
--repeats says how often each reading is repeated at the most.`;

async function main(): Promise<number> {
  const { values, switches } = readFlags(process.argv.slice(2), { values: ["users", "seconds", "tenants", "orders", "only", "repeats"], switches: ["json", "floor", "statements", "reads", "keep"] }, usage);
  if (switches.has("reads")) {
    const [only, repeats] = [values["only"], Number(values["repeats"] ?? 20)];
    return benchReads({ tenants: Number(values["tenants"] ?? 200), orders: Number(values["orders"] ?? 1_000_000) }, { json: switches.has("json"), keep: switches.has("keep"), repeats, ...(only ? { only } : {}) });
  }
  const wanted = { users: Number(values["users"] ?? 8), seconds: Number(values["seconds"] ?? 60), tenants: Number(values["tenants"] ?? 4), orders: Number(values["orders"] ?? 0) };
  const tell = switches.has("json") ? () => undefined : say;
  const services = await startOwnServices({ name: "sd", queue: true, countStatements: switches.has("statements") });
  const settings = await installationSettings(services);
  const connection = connectDatabase(services.databaseUrl, { max: 4, applicationName: "naru-bench" });
  const watcher = postgres(services.databaseUrl, { max: 1, onnotice: () => undefined, connection: { application_name: "naru-bench" } });
  const close = async () => {
    await stopChildren();
    await watcher.end({ timeout: 5 });
    await connection.close();
    await services.destroy();
  };
  stopOnSignal(close);
  try {
    tell(`${wanted.tenants} companies with ${wanted.orders} orders behind them`);
    const companies = await prepareCompanies(connection.db, watcher, services.databaseUrl, wanted);
    const keys = await makeApiKeys(connection.db, companies);
    const installation = await startInstallation(services, settings, tell);
    if (wanted.orders > 0) tell(`the worker caught up with what was loaded in ${await untilCaughtUp(installation, watcher)} s`);
    const driver = byHttp(installation.origin, keys, wanted.users);
    const choose = chooser(11);
    const next = (user: number) => newLoop(companies[user % companies.length] ?? choose.from(companies), choose);
    tell(`warming up, then ${wanted.users} users for ${wanted.seconds} seconds`);
    await runLoops(driver, next, { users: wanted.users, seconds: Math.min(15, Math.max(5, wanted.seconds / 4)) });
    // As autovacuum does within the first minutes of an installation: statements planned for empty tables are planned anew.
    await watcher.unsafe("analyze");
    await runLoops(driver, next, { users: wanted.users, seconds: 2 });
    if (switches.has("statements")) await resetStatements(watcher);
    const readings = await measure(installation, watcher, () => runLoops(driver, next, wanted));
    driver.close();
    if (switches.has("statements")) for (const line of dearest(await countStatements(watcher), readings.run.loops)) say(line);
    const backlog = await outboxBacklog(watcher);
    await installation.worker.stop();
    await installation.web.stop();
    if (switches.has("floor")) tell("the same rows through hand-written SQL");
    const floorMs = switches.has("floor") ? await measureFloor(connection.db, services, watcher) : null;
    const result = asResult({ ...readings, floorMs, wanted, backlog, machine: await describeMachine(watcher), databaseBytes: await databaseBytes(watcher), booksDifferences: await checkAllBooks(connection.db) });
    if (switches.has("json")) say(JSON.stringify(result));
    else tellResult(result);
    return result.booksDifferences === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

const LOOK_MS = 3_000;
/** A worker with nothing to do still looks at every company now and then. */
const IDLE_SHARE = 0.1;
const LONGEST_MS = 20 * 60_000;

/**
 * Waits until the worker has indexed, sealed and summed what was loaded at once and would have come in years: the loops are
 * measured in a company that has these orders, not in one that is just getting them.
 * @returns how long it took, in seconds
 */
async function untilCaughtUp(installation: Installation, watcher: Sql): Promise<number> {
  const server = await postmasterOf(watcher);
  const used = () => cpuOfTree(server) + cpuOfTree(installation.worker.pid);
  const from = performance.now();
  for (let quiet = 0; quiet < 3; ) {
    if (performance.now() - from > LONGEST_MS) throw new Refusal("The worker has not caught up with the loaded orders after 20 minutes.");
    const before = used();
    await pause(LOOK_MS);
    quiet = used() - before < LOOK_MS * IDLE_SHARE ? quiet + 1 : 0;
  }
  return Math.round((performance.now() - from) / 1000);
}

/** Reads CPU time of every server process before and after. */
async function measure(installation: Installation, watcher: Sql, run: () => Promise<Measured["run"]>): Promise<Pick<Measured, "run" | "cpuMs" | "memoryBytes">> {
  const server = await postmasterOf(watcher);
  const pids = { web: installation.web.pid, worker: installation.worker.pid, postgres: server };
  const before = { web: cpuOfTree(pids.web), worker: cpuOfTree(pids.worker), postgres: cpuOfTree(pids.postgres), byProcess: cpuByProcess(server) };
  const done = await run();
  const after = { web: cpuOfTree(pids.web), worker: cpuOfTree(pids.worker), postgres: cpuOfTree(pids.postgres), byProcess: cpuByProcess(server) };
  const backends = await watcher<{ pid: number; who: string }[]>`select pid, case when backend_type = 'client backend' then application_name else 'background' end as who from pg_stat_activity`;
  const byWho: Record<string, number> = {};
  for (const { pid, who } of backends) byWho[who] = (byWho[who] ?? 0) + (after.byProcess.get(pid) ?? 0) - (before.byProcess.get(pid) ?? 0);
  return {
    run: done,
    cpuMs: { web: after.web - before.web, worker: after.worker - before.worker, postgres: after.postgres - before.postgres, postgresByWho: byWho },
    memoryBytes: { web: memoryOfTree(pids.web), worker: memoryOfTree(pids.worker), postgres: memoryOfTree(pids.postgres) },
  };
}

/** Events that wait for the worker when the users stop. */
async function outboxBacklog(sql: Sql): Promise<number> {
  const [row] = await sql<{ waiting: number }[]>`select count(*)::int as waiting from outbox_events where handled_at is null and dead_at is null`;
  return row?.waiting ?? 0;
}

async function databaseBytes(sql: Sql): Promise<number> {
  const [row] = await sql<{ bytes: string }[]>`select pg_database_size(current_database()) as bytes`;
  return Number(row?.bytes ?? 0);
}

await runMain(main);
