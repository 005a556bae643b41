import { writeFile } from "node:fs/promises";
import { Session } from "node:inspector/promises";
import postgres, { type Sql } from "postgres";
import { connectDatabase } from "@/db/client";
import { runMain, say } from "../../scripts/demo/say";
import { readFlags } from "../../scripts/operator/read-flags";
import { chooser } from "../stage/chooser";
import type { Company } from "../stage/companies";
import { startOwnServices } from "../stage/own-services";
import { percentile, rounded } from "../stage/percentile";
import { cpuOfTree, postmasterOf } from "../stage/server-cpu";
import { checkAllBooks } from "./books";
import { byCommands } from "./by-commands";
import { prepareCompanies } from "./prepare-companies";
import { newLoop, STEPS, type Driver, type Loop, type Step } from "./six-steps";
import { countStatements, dearest, resetStatements, tableWrites } from "./statement-counts";

const usage = `Usage: npm run bench:sd-in-process -- [--loops 400] [--users 8] [--tenants 4] [--orders 0] [--json] [--cpu-prof file.cpuprofile] [--statements]

Drives the commands behind the six steps without HTTP. CPU of Node and of PostgreSQL is read per step; all loops are
brought through one step before the next begins, so that the clock tick of 10 ms is small beside what is read.`;

interface Reading {
  nodeMs: number;
  postgresMs: number;
  statements: number;
  walls: number[];
}

async function main(): Promise<number> {
  const { values, switches } = readFlags(process.argv.slice(2), { values: ["loops", "users", "tenants", "orders", "cpu-prof"], switches: ["json", "statements"] }, usage);
  const wanted = { loops: Number(values["loops"] ?? 400), users: Number(values["users"] ?? 8), tenants: Number(values["tenants"] ?? 4), orders: Number(values["orders"] ?? 0) };
  const services = await startOwnServices({ name: "sd-in-process", countStatements: true });
  const connection = connectDatabase(services.databaseUrl, { max: wanted.users, socket: services.databaseSocket ?? undefined });
  const watcher = postgres(services.databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const companies = await prepareCompanies(connection.db, watcher, services.databaseUrl, wanted);
    const driver = byCommands(connection.db);
    const choose = chooser(7);
    const loopsOf = (count: number) => Array.from({ length: count }, (_, i) => newLoop(companies[i % companies.length] as Company, choose));
    await measure(driver, loopsOf(Math.max(64, wanted.loops / 4)), wanted.users, watcher);
    await watcher`analyze`;
    await resetStatements(watcher);
    await watcher`select pg_stat_reset()`;
    const profile = values["cpu-prof"] ? await startProfile() : null;
    const readings = await measure(driver, loopsOf(wanted.loops), wanted.users, watcher);
    if (profile) await writeFile(values["cpu-prof"] ?? "", JSON.stringify(await profile.stop()));
    const counted = await countStatements(watcher);
    const differences = await checkAllBooks(connection.db);
    tell(readings, wanted.loops, differences);
    if (switches.has("statements")) for (const line of [...dearest(counted, wanted.loops, 90), ...(await tableWrites(watcher, wanted.loops))]) say(line);
    if (switches.has("json")) say(JSON.stringify(result(readings, wanted.loops, differences)));
    return differences === 0 ? 0 : 1;
  } finally {
    await watcher.end();
    await connection.close();
    await services.destroy();
  }
}

async function measure(driver: Driver, loops: readonly Loop[], users: number, watcher: Sql): Promise<Map<Step, Reading>> {
  const server = await postmasterOf(watcher);
  const readings = new Map<Step, Reading>();
  for (const step of STEPS) {
    const statements = (await countStatements(watcher)).statements;
    const [node, database] = [process.cpuUsage(), cpuOfTree(server)];
    const walls = await inParallel(loops, users, driver.run[step]);
    const used = process.cpuUsage(node);
    const postgresMs = cpuOfTree(server) - database;
    readings.set(step, { nodeMs: (used.user + used.system) / 1000, postgresMs, walls, statements: (await countStatements(watcher)).statements - statements });
  }
  return readings;
}

async function inParallel(loops: readonly Loop[], users: number, step: (loop: Loop) => Promise<void>): Promise<number[]> {
  const walls: number[] = [];
  let next = 0;
  const user = async () => {
    for (let loop = loops[next++]; loop; loop = loops[next++]) {
      const from = performance.now();
      await step(loop);
      walls.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: users }, user));
  return walls;
}

async function startProfile() {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 500 });
  await session.post("Profiler.start");
  return { stop: async () => (await session.post("Profiler.stop")).profile };
}

function result(readings: ReadonlyMap<Step, Reading>, loops: number, booksDifferences: number) {
  const sum = (of: (r: Reading) => number) => [...readings.values()].reduce((total, r) => total + of(r), 0) / loops;
  return {
    cpuMsPerLoop: { node: rounded(sum((r) => r.nodeMs)), postgres: rounded(sum((r) => r.postgresMs)), total: rounded(sum((r) => r.nodeMs + r.postgresMs)) },
    statementsPerLoop: rounded(sum((r) => r.statements), 1),
    steps: [...readings].map(([name, r]) => ({
      name,
      nodeMs: rounded(r.nodeMs / loops),
      postgresMs: rounded(r.postgresMs / loops),
      statements: rounded(r.statements / loops, 1),
      p50Ms: rounded(percentile(r.walls, 0.5)),
      p95Ms: rounded(percentile(r.walls, 0.95)),
    })),
    booksDifferences,
  };
}

function tell(readings: ReadonlyMap<Step, Reading>, loops: number, booksDifferences: number): void {
  const { steps, cpuMsPerLoop, statementsPerLoop } = result(readings, loops, booksDifferences);
  say(`${"CPU ms per step".padEnd(30)}${["Node", "PostgreSQL", "statements", "p50 ms", "p95 ms"].map((h) => h.padStart(12)).join("")}`);
  const row = (name: string, cells: readonly number[]) => say(`${name.padEnd(30)}${cells.map((c) => c.toFixed(2).padStart(12)).join("")}`);
  for (const s of steps) row(s.name, [s.nodeMs, s.postgresMs, s.statements, s.p50Ms, s.p95Ms]);
  row("a loop", [cpuMsPerLoop.node, cpuMsPerLoop.postgres, statementsPerLoop]);
  say(`${cpuMsPerLoop.total} ms of CPU a loop; the books show ${booksDifferences} differences.`);
}

await runMain(main);
