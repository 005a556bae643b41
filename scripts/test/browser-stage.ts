import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { buildOnce } from "../demo/build-once";
import { localEnvironment } from "../demo/local-environment";
import { say } from "../demo/say";
import { answersHttp, startWeb, startWorker } from "../demo/serve";
import { findFreePort } from "../services/free-port";
import { inProject } from "../services/project-root";
import { runScript, startChild, tailOf, type SupervisedChild } from "../services/supervise";
import { catchMail } from "./catch-mail";
import { findBrowser } from "./find-browser";
import { readPlaywright } from "./read-reports";
import { nothing, oneCheck, sum, type StageResult } from "./stage-result";
import { dropDatabase, prepareTemplate } from "./template-database";
import type { TestServices } from "./test-services";

/** Fills a migrated database for the journeys and writes sign-ins.json beside it. */
const loader = "db/seed/run-demo.ts";

export interface BrowserStageOptions {
  services: TestServices;
  /** Folder of this run: logs, reports, mails, uploaded files. */
  folder: string;
  /** Only the journeys whose path contains one of these; all when empty. */
  filters: string[];
}

async function seedMark(template: string): Promise<string> {
  const hash = createHash("sha256").update(template);
  const files = await readdir(inProject("db/seed"), { recursive: true, withFileTypes: true }).catch(() => []);
  for (const file of files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()) hash.update(await readFile(file));
  return hash.digest("hex").slice(0, 12);
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/**
 * A database of the demo company for this run, copied from one that was loaded once and is kept with the servers.
 * Answers its URL, or null with the reason said.
 */
async function seededDatabase(options: BrowserStageOptions): Promise<string | null> {
  const { services, folder } = options;
  const template = await prepareTemplate(services.postgresUrl);
  const seed = `naru_seed_${await seedMark(template)}`;
  const copy = "naru_e2e";
  const kept = join(folder, "..", seed);
  const admin = postgres(services.postgresUrl, { max: 1, onnotice: () => undefined });
  try {
    const [ready] = await admin`select 1 from pg_database where datname = ${seed} and datistemplate`;
    if (!ready) {
      const old = await admin<{ datname: string }[]>`select datname from pg_database where datname like 'naru\\_seed\\_%'`;
      for (const { datname } of old) await dropDatabase(admin, datname);
      await admin.unsafe(`create database ${seed} template ${template}`);
      await rm(kept, { recursive: true, force: true });
      await mkdir(kept, { recursive: true });
      if (existsSync(inProject(loader))) {
        say("  loading the demo company");
        const env = localEnvironment({ services: { databaseUrl: withDatabase(services.postgresUrl, seed), databaseSocket: services.postgresSocket, redisUrl: services.redisUrl }, port: 3000, secret: "0".repeat(40), mode: "test", stateFolder: kept });
        const log = join(folder, "load.log");
        // A few months are enough to walk through; the whole two years are the demo's.
        if ((await runScript(loader, [], { ...env, NODE_ENV: "production", NARU_DEMO_ORDERS: "240", NARU_DEMO_MONTHS: "3" }, log)) !== 0) {
          say(`The demo company could not be loaded.\n${await tailOf(log, 40)}`);
          return null;
        }
      }
      await admin.unsafe(`alter database ${seed} is_template true`);
    }
    await dropDatabase(admin, copy);
    await admin.unsafe(`create database ${copy} template ${seed}`);
    await cp(kept, join(folder, "state"), { recursive: true });
    return withDatabase(services.postgresUrl, copy);
  } finally {
    await admin.end();
  }
}

async function runJourneys(options: BrowserStageOptions, databaseUrl: string, browser: { executable: string; args: string[] }): Promise<StageResult> {
  const { services, folder } = options;
  const port = await findFreePort();
  const mails = join(folder, "mails");
  const mail = await catchMail(mails);
  const env: NodeJS.ProcessEnv = {
    ...localEnvironment({ services: { databaseUrl, databaseSocket: services.postgresSocket, redisUrl: services.redisUrl }, port, secret: "0".repeat(40), mode: "test", stateFolder: join(folder, "state") }),
    SMTP_URL: mail.smtpUrl,
    NEXTAUTH_URL: `http://localhost:${port}`,
    // The journeys receive webhooks on this machine.
    WEBHOOKS_PRIVATE_NETWORKS: "allow",
    WEBHOOKS_HTTP: "allow",
  };
  const running: SupervisedChild[] = [];
  try {
    const buildLog = join(folder, "build.log");
    await buildOnce(env, buildLog, () => say("  building the application"));
    const webLog = join(folder, "web.log");
    const web = startWeb(port, env, { logFile: webLog });
    running.push(web, startWorker(env, { logFile: join(folder, "worker.log") }));
    if (!(await answersHttp(`http://127.0.0.1:${port}/api/health`, web))) {
      say(await tailOf(webLog, 40));
      return oneCheck("browser: the web server did not start", false);
    }
    const report = join(folder, "browser.json");
    const runner = startChild({
      name: "playwright",
      args: [inProject("node_modules/@playwright/test/cli.js"), "test", "--reporter=line,json", ...options.filters],
      env: {
        ...env,
        NODE_ENV: "test",
        CI: process.env["CI"] ?? "",
        NARU_E2E_URL: `http://localhost:${port}`,
        NARU_E2E_BROWSER: browser.executable,
        NARU_E2E_BROWSER_ARGS: browser.args.join(" "),
        NARU_E2E_MAILS: mails,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    });
    return await readPlaywright(report, await runner.ended);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return oneCheck("browser: the application could not be built", false);
  } finally {
    await Promise.all(running.map((child) => child.stop()));
    await mail.stop();
  }
}

/** After the journeys: the books of every workspace that they touched must still agree. */
async function checkBooks(options: BrowserStageOptions, databaseUrl: string): Promise<StageResult> {
  const script = "scripts/books-check.ts";
  if (!existsSync(inProject(script))) return nothing();
  const env = localEnvironment({ services: { databaseUrl, databaseSocket: options.services.postgresSocket, redisUrl: options.services.redisUrl }, port: 3000, secret: "0".repeat(40), mode: "test", stateFolder: join(options.folder, "state") });
  return oneCheck("the books agree after the journeys (npm run books:check)", (await runScript(script, [], env)) === 0);
}

/** Journeys in a real browser against a production build, a worker and a loaded database of their own. */
export async function runBrowserStage(options: BrowserStageOptions): Promise<StageResult> {
  const browser = await findBrowser(say);
  if ("reason" in browser) return { ...nothing(), couldNotRun: [`browser: all journeys (${browser.reason})`] };
  const databaseUrl = await seededDatabase(options);
  if (!databaseUrl) return oneCheck("browser: the demo company could not be loaded", false);
  const journeys = await runJourneys(options, databaseUrl, browser);
  return sum([journeys, await checkBooks(options, databaseUrl)]);
}
