import { watch, type FSWatcher } from "node:fs";
import { mkdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import { migrateDatabase } from "@/db/migrate";
import { dataFolder, inProject } from "../services/project-root";
import { isStopping, runScript, stopChildren, stopOnSignal, type SupervisedChild } from "../services/supervise";
import { choosePort } from "./choose-port";
import { localEnvironment } from "./local-environment";
import { localSecret, resetLocalServices, startLocalServices, type LocalServices } from "./local-services";
import { Refusal, runMain, say } from "./say";
import { answersHttp, startWeb, startWorker } from "./serve";
import { printSignIns } from "./sign-ins";

const stateFolder = dataFolder("dev");
let services: LocalServices | null = null;

/** Starts the worker, and anew whenever a source that it runs has changed. */
function keepWorkerFresh(env: NodeJS.ProcessEnv): FSWatcher[] {
  let worker: SupervisedChild = startWorker(env, { development: true });
  let timer: NodeJS.Timeout | undefined;
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void worker.stop(10_000).then(() => {
        if (!isStopping()) worker = startWorker(env, { development: true });
      });
    }, 400);
  };
  const folders = ["server", "jobs", "db", "messages"].map((name) => inProject(name)).filter((folder) => existsSync(folder));
  return folders.map((folder) =>
    watch(folder, { recursive: true }, (_, file) => {
      if (file && /\.(ts|json)$/.test(file) && !/\.test\.ts$/.test(file)) restart();
    }),
  );
}

async function main(): Promise<number> {
  const flags = process.argv.slice(2);
  const unknown = flags.filter((flag) => flag !== "--reset" && flag !== "--demo-data");
  if (unknown.length > 0) throw new Refusal(`${unknown.join(" ")} is not known. npm run dev takes --reset and --demo-data.`);
  say("Naru, with hot reload");
  if (flags.includes("--reset")) await resetLocalServices(stateFolder);
  await mkdir(stateFolder, { recursive: true });
  stopOnSignal(async () => {
    await stopChildren();
    await services?.stop();
  });
  const port = await choosePort();
  services = await startLocalServices(stateFolder);
  const env = localEnvironment({ services, port, secret: await localSecret(stateFolder), mode: "development", stateFolder });
  await migrateDatabase(services.databaseUrl);
  if (flags.includes("--demo-data")) await runScript("db/seed/run-demo.ts", [], env);
  const web = startWeb(port, env, { development: true });
  keepWorkerFresh(env);
  if (!(await answersHttp(`http://127.0.0.1:${port}/api/health`, web, 180_000))) throw new Error("The web server did not start; its messages are above.");
  say(`\n  Naru is ready:  http://localhost:${port}\n`);
  await printSignIns(stateFolder);
  const code = await web.ended;
  if (isStopping()) return new Promise(() => undefined);
  await stopChildren();
  await services.stop();
  return code;
}

await runMain(main);
