import { join } from "node:path";
import { buildOnce } from "../../scripts/demo/build-once";
import { localEnvironment } from "../../scripts/demo/local-environment";
import { localSecret } from "../../scripts/demo/local-services";
import { Refusal } from "../../scripts/demo/say";
import { answersHttp, startWeb, startWorker } from "../../scripts/demo/serve";
import { findFreePort } from "../../scripts/services/free-port";
import { tailOf, type SupervisedChild } from "../../scripts/services/supervise";
import type { OwnServices } from "./own-services";

export interface Installation {
  readonly origin: string;
  readonly web: SupervisedChild;
  readonly worker: SupervisedChild;
}

/** Settings of web and worker on the benchmark's own services; put into this process too, whose commands sign by them. */
export async function installationSettings(services: OwnServices): Promise<NodeJS.ProcessEnv> {
  const port = await findFreePort();
  const given = { ...process.env };
  for (const name of ["DATABASE_APP_URL", "NEXTAUTH_URL", "SMTP_URL"]) delete process.env[name];
  const env = localEnvironment({ services, port, secret: await localSecret(services.stateFolder), mode: "test", stateFolder: services.stateFolder });
  const settings = { ...env, NARU_MODE: "production", LOG_LEVEL: "warn", API_REQUESTS_PER_MINUTE: "10000000", DATABASE_POOL_SIZE: given["DATABASE_POOL_SIZE"] ?? "10" };
  Object.assign(process.env, settings, { NODE_ENV: "production" });
  return settings;
}

/** Builds, if the sources have changed since the last build, and starts web and worker as they run in production. */
export async function startInstallation(services: OwnServices, env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<Installation> {
  await buildOnce(env, join(services.stateFolder, "build.log"), () => say("building the application (next build)"));
  const log = join(services.stateFolder, "web.log");
  const port = Number(env["PORT"]);
  const web = startWeb(port, { ...env, HOST: "127.0.0.1" }, { logFile: log });
  const worker = startWorker(env, { logFile: join(services.stateFolder, "worker.log") });
  const origin = `http://127.0.0.1:${port}`;
  if (!(await answersHttp(`${origin}/api/health`, web))) throw new Refusal(`The web server did not answer. The end of ${log}:\n${await tailOf(log, 30)}`);
  return { origin, web, worker };
}
