import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { join, relative } from "node:path";
import { migrateDatabase } from "@/db/migrate";
import { dataFolder, inProject, projectRoot } from "../services/project-root";
import { isStopping, runScript, stopChildren, stopOnSignal, tailOf, type SupervisedChild } from "../services/supervise";
import { buildOnce } from "./build-once";
import { choosePort } from "./choose-port";
import { writeDemoSettings } from "./demo-settings";
import { localEnvironment } from "./local-environment";
import { emptyOwnDatabase, localSecret, resetLocalServices, startLocalServices, type LocalServices } from "./local-services";
import { endLeftovers, hasEnded, markProcess, readRunRecord, removeRunRecord, writeRunRecord } from "./run-record";
import { Refusal, runMain, say } from "./say";
import { answersHttp, startWeb, startWorker } from "./serve";
import { printSignIns } from "./sign-ins";

const stateFolder = dataFolder("demo");
const logs = { web: join(stateFolder, "web.log"), worker: join(stateFolder, "worker.log"), build: join(stateFolder, "build.log"), load: join(stateFolder, "load.log") };

const mostRestarts = 3;
let services: LocalServices | null = null;

async function stopEverything(): Promise<void> {
  say("\nStopping: requests and jobs under way are finished first.");
  const record = await readRunRecord(stateFolder);
  if (record) await writeRunRecord(stateFolder, { ...record, stopping: true });
  // Web and worker drain before their database goes.
  await stopChildren();
  await services?.stop();
  await removeRunRecord(stateFolder);
  say("Stopped. Your data is kept; npm run demo brings it back.");
}

/** Ends what a killed run left; refuses when a run in this folder is alive and well. */
async function settleEarlierRun(): Promise<void> {
  const record = await readRunRecord(stateFolder);
  if (!record) return;
  const [owner] = record.processes;
  if (record.stopping) say("  The last run is still finishing; waiting for it.");
  if (owner && !(await hasEnded(record, record.stopping ? 45_000 : 0))) {
    throw new Refusal(`Naru is already running from this folder at ${record.address} (process ${owner.pid}). Stop that one with Ctrl-C first.`);
  }
  await endLeftovers(record);
  await removeRunRecord(stateFolder);
}

/** Identifies the database by server and name, so that another DATABASE_URL gets its own demo company. */
function databaseMark(services: LocalServices): string {
  const url = new URL(services.databaseUrl);
  return services.ownDatabase ? "own" : createHash("sha256").update(`${url.host}${url.pathname}`).digest("hex");
}

/** Migrates, and loads the demo company into a database that has not got it yet. */
async function prepareDatabase(services: LocalServices, env: NodeJS.ProcessEnv): Promise<void> {
  const loader = "db/seed/run-demo.ts";
  const markFile = join(stateFolder, "loaded");
  const mark = databaseMark(services);
  const found = await readFile(markFile, "utf8").catch(() => "");
  // Only what an interrupted first load has left is thrown away, never what people have entered.
  if (found === `begun ${mark}` && services.ownDatabase) await emptyOwnDatabase(services.databaseUrl);
  await migrateDatabase(services.databaseUrl);
  if (found === mark || !existsSync(inProject(loader))) return;
  say("  Loading the demo company; once, it takes a few minutes.");
  await writeFile(markFile, `begun ${mark}`);
  const code = await runScript(loader, [], { ...env, NODE_ENV: "production" }, logs.load);
  if (isStopping()) return;
  if (code !== 0) throw new Error(`The demo company could not be loaded; the log is ${logs.load}.\n\n${await tailOf(logs.load)}`);
  await writeFile(markFile, mark);
}

/** Starts the worker again when it ends unasked, a few times: the jobs are in the database and wait for it. */
async function keepWorker(env: NodeJS.ProcessEnv, onStart: (worker: SupervisedChild) => Promise<void>): Promise<SupervisedChild> {
  for (let attempt = 0; ; attempt += 1) {
    const worker = startWorker(env, { logFile: logs.worker });
    await onStart(worker);
    await worker.ended;
    if (isStopping() || attempt === mostRestarts) return worker;
    say(`  The worker ended unexpectedly and is started again; its log is ${logs.worker}.`);
  }
}

async function serve(port: number, env: NodeJS.ProcessEnv): Promise<number> {
  const address = `http://localhost:${port}`;
  const web = startWeb(port, env, { logFile: logs.web });
  await writeDemoSettings(stateFolder, env);
  const record = async (worker: SupervisedChild) => {
    const processes = await Promise.all([markProcess("demo", process.pid), markProcess("web", web.pid), markProcess("worker", worker.pid)]);
    if (!isStopping()) await writeRunRecord(stateFolder, { address, processes });
  };
  const worker = keepWorker(env, record);
  const ready = await answersHttp(`http://127.0.0.1:${port}/api/health`, web);
  if (isStopping()) return waitForever();
  if (!ready) return giveUp(web);
  say(`\n  Naru is ready:  ${address}\n`);
  await printSignIns(stateFolder);
  say(`  Logs are in ${relative(projectRoot, stateFolder) || stateFolder}. Ctrl-C stops; npm run demo -- --reset starts over.`);
  const first = await Promise.race([web.ended.then(() => web), worker]);
  return isStopping() ? waitForever() : giveUp(first);
}

/** The stop that is under way ends the process. */
function waitForever(): Promise<number> {
  return new Promise(() => undefined);
}

async function giveUp(child: SupervisedChild): Promise<number> {
  const log = child.name === "web" ? logs.web : logs.worker;
  process.stderr.write(`\nThe ${child.name} process ended or does not answer. The end of its log (${log}):\n\n${await tailOf(log, 25)}\n`);
  await stopEverything();
  return 1;
}

async function main(): Promise<number> {
  const flags = process.argv.slice(2);
  const unknown = flags.filter((flag) => flag !== "--reset");
  if (unknown.length > 0) throw new Refusal(`${unknown.join(" ")} is not known. The demo takes --reset only, and the environment variables PORT, HOST, DATABASE_URL, REDIS_URL.`);
  say("Naru demo");
  await settleEarlierRun();
  if (flags.includes("--reset")) {
    await resetLocalServices(stateFolder);
    say("  All data of the demo has been deleted.");
  }
  await mkdir(stateFolder, { recursive: true });
  await Promise.all(Object.values(logs).map((log) => rm(log, { force: true })));
  stopOnSignal(stopEverything);
  const port = await choosePort();
  services = await startLocalServices(stateFolder);
  try {
    const env = localEnvironment({ services, port, secret: await localSecret(stateFolder), mode: "demo", stateFolder });
    await prepareDatabase(services, env);
    if (isStopping()) return await waitForever();
    await buildOnce(env, logs.build, () => say("  Building the application; once, it takes a minute or two."));
    if (isStopping()) return await waitForever();
    return await serve(port, env);
  } catch (error) {
    if (isStopping()) return await waitForever();
    await stopEverything();
    throw error;
  }
}

await runMain(main);
