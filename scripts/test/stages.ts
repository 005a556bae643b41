import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { say } from "../demo/say";
import { inProject } from "../services/project-root";
import { startChild } from "../services/supervise";
import { runBrowserStage } from "./browser-stage";
import { checkLockAndLicence } from "./lock-checks";
import { readVitest } from "./read-reports";
import { nothing, oneCheck, sum, type StageResult } from "./stage-result";
import type { TestServices } from "./test-services";

export interface StageContext {
  folder: string;
  /** Parts of paths; empty means everything. */
  filters: string[];
  services(): Promise<TestServices>;
}

export interface Stage {
  name: string;
  /** Takes path filters; a stage that does not is left out of a filtered run. */
  filtered: boolean;
  run(context: StageContext): Promise<StageResult>;
}

function runTool(name: string, tool: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return startChild({ name, args: [inProject("node_modules", ...tool.split("/")), ...args], env: { ...process.env, ...env } }).ended;
}

async function lockStage(): Promise<StageResult> {
  const checks = await checkLockAndLicence();
  for (const { name, faults } of checks.filter((check) => check.faults.length > 0)) say(`${name}\n  ${faults.slice(0, 20).join("\n  ")}`);
  return sum(checks.map((check) => oneCheck(check.name, check.faults.length === 0)));
}

async function typesStage(): Promise<StageResult> {
  return oneCheck("types (tsc)", (await runTool("types", "typescript/bin/tsc", ["--noEmit", "-p", "tsconfig.json"])) === 0);
}

async function lintStage(): Promise<StageResult> {
  return oneCheck("lint (eslint)", (await runTool("lint", "eslint/bin/eslint.js", [".", "--max-warnings", "0", "--cache", "--cache-strategy", "content", "--cache-location", ".naru/eslint"])) === 0);
}

/** Runs every `check:*` script of package.json, so that a new check cannot be forgotten here. */
async function architectureStage(): Promise<StageResult> {
  const { scripts } = JSON.parse(await readFile(inProject("package.json"), "utf8")) as { scripts: Record<string, string> };
  const results: StageResult[] = [];
  for (const [name, command] of Object.entries(scripts).filter(([key]) => key.startsWith("check:"))) {
    const script = /^node --import tsx (\S+)(.*)$/.exec(command);
    if (!script?.[1]) {
      say(`${name} must be "node --import tsx <script>" so that it runs alike everywhere.`);
      results.push(oneCheck(name, false));
      continue;
    }
    const args = (script[2] ?? "").trim().split(/\s+/).filter(Boolean);
    const code = await startChild({ name, args: [inProject(script[1]), ...args], typescript: true, env: process.env }).ended;
    results.push(oneCheck(`${name} (${script[1]})`, code === 0));
  }
  return sum(results);
}

function vitestStage(project: string, needsDatabase: boolean): Stage["run"] {
  return async ({ folder, filters, services }) => {
    const paths = filters.filter((filter) => !filter.startsWith("e2e"));
    if (filters.length > 0 && paths.length === 0) return nothing();
    const given = needsDatabase ? await services() : null;
    const report = join(folder, `${project}.json`);
    const env: Record<string, string> = given ? { NARU_TEST_POSTGRES_URL: given.postgresUrl, NARU_TEST_REDIS_URL: given.redisUrl ?? "" } : {};
    const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, "--passWithNoTests", ...paths];
    return readVitest(report, await runTool(project, "vitest/vitest.mjs", args, { ...env, NODE_ENV: "test" }), project);
  };
}

async function browserStage({ folder, filters, services }: StageContext): Promise<StageResult> {
  const paths = filters.filter((filter) => filter.startsWith("e2e"));
  if (filters.length > 0 && paths.length === 0) return nothing();
  const journeys = await readdir(inProject("e2e"), { recursive: true }).catch(() => []);
  if (!journeys.some((file) => file.endsWith(".spec.ts"))) return nothing();
  return runBrowserStage({ services: await services(), folder, filters: paths });
}

/** In the order in which they run: what fails fastest first. */
export const stages: Stage[] = [
  { name: "lock", filtered: false, run: lockStage },
  { name: "types", filtered: false, run: typesStage },
  { name: "lint", filtered: false, run: lintStage },
  { name: "architecture", filtered: false, run: architectureStage },
  { name: "unit", filtered: true, run: vitestStage("unit", false) },
  { name: "db", filtered: true, run: vitestStage("db", true) },
  { name: "scenario", filtered: true, run: vitestStage("scenario", true) },
  { name: "browser", filtered: true, run: browserStage },
];
