import { setTimeout as pause } from "node:timers/promises";
import { inProject } from "../services/project-root";
import { startChild, type SupervisedChild } from "../services/supervise";

/** Address that the web server listens on: this machine only, unless HOST says otherwise. */
const hostOf = (env: NodeJS.ProcessEnv) => env["HOST"] ?? "localhost";

/** Starts the web server: the build, or with `development` the sources with hot reload. */
export function startWeb(port: number, env: NodeJS.ProcessEnv, options: { logFile?: string; development?: boolean } = {}): SupervisedChild {
  const server = options.development
    ? [inProject("node_modules/next/dist/bin/next"), "dev", "-p", String(port), "-H", hostOf(env)]
    : [inProject("scripts/production/serve-web.mjs"), String(port), hostOf(env)];
  return startChild({
    name: "web",
    args: ["--dns-result-order=ipv4first", ...server],
    env: { ...env, NODE_ENV: options.development ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" },
    logFile: options.logFile,
  });
}

/** Starts the worker: jobs, schedules and the relay. */
export function startWorker(env: NodeJS.ProcessEnv, options: { logFile?: string; development?: boolean } = {}): SupervisedChild {
  return startChild({
    name: "worker",
    args: [inProject("jobs/run-worker.ts")],
    typescript: true,
    env: { ...env, NODE_ENV: options.development ? "development" : "production" },
    logFile: options.logFile,
  });
}

/** Waits until the web server answers; false when it ended or stayed silent for `patienceMs`. */
export async function answersHttp(url: string, child: SupervisedChild, patienceMs = 90_000): Promise<boolean> {
  let ended = false;
  void child.ended.then(() => (ended = true));
  const deadline = Date.now() + patienceMs;
  while (!ended && Date.now() < deadline) {
    const status = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(20_000) }).then(
      (response) => response.status,
      () => 0,
    );
    if (status > 0 && status < 500) return true;
    await pause(150);
  }
  return false;
}
