import { mkdir, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { Refusal, runMain, say } from "../demo/say";
import { dataFolder } from "../services/project-root";
import { stopChildren, stopOnSignal } from "../services/supervise";
import { oneCheck, sum, type FailedTest, type StageResult } from "./stage-result";
import { stages, type Stage, type StageContext } from "./stages";
import { startTestServices, type TestServices } from "./test-services";

interface Choice {
  chosen: Stage[];
  filters: string[];
  keep: boolean;
}

function readArguments(args: string[]): Choice {
  const filters: string[] = [];
  let names: string[] | null = null;
  let keep = false;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? "";
    if (arg === "--keep") keep = true;
    else if (arg === "--only") names = (args[(index += 1)] ?? "").split(",");
    else if (arg.startsWith("-")) throw new Refusal(`${arg} is not known. npm test takes --only <stages>, --keep and parts of paths.`);
    else filters.push(arg);
  }
  const unknown = (names ?? []).filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) throw new Refusal(`There is no stage ${unknown.join(", ")}. The stages are ${stages.map((stage) => stage.name).join(", ")}.`);
  const chosen = stages.filter((stage) => (names ? names.includes(stage.name) : filters.length === 0 || stage.filtered));
  return { chosen, filters, keep };
}

/** Starts the servers at the first stage that needs them, and only then. */
function lazyServices(keep: boolean): { get(): Promise<TestServices>; stop(): Promise<void> } {
  let starting: Promise<TestServices> | null = null;
  return {
    get: () => (starting ??= startTestServices({ keep, mayInstall: true, say })),
    stop: async () => (await starting?.catch(() => null))?.stop(),
  };
}

async function runStage(stage: Stage, context: StageContext): Promise<StageResult> {
  say(`\n── ${stage.name}`);
  const began = performance.now();
  let result: StageResult;
  try {
    result = await stage.run(context);
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    result = oneCheck(`${stage.name}: the stage itself broke`, false);
  }
  say(`── ${stage.name}: ${result.passed} passed, ${result.failed} failed in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

function printFailed(title: string, tests: readonly FailedTest[]): void {
  if (tests.length > 0) say(`\n${title}`);
  for (const { name, reason } of tests) {
    say(`  ${name}`);
    if (reason) say(reason.replaceAll(/^/gm, "      "));
  }
}

function printSummary(total: StageResult, seconds: number): void {
  const slowest = [...total.tests].sort((a, b) => b.ms - a.ms).slice(0, 20);
  if (slowest.length > 0) say("\nSlowest tests");
  for (const test of slowest) say(`  ${(test.ms / 1000).toFixed(2).padStart(7)} s  ${test.name}`);
  printFailed("Failed", total.failures);
  printFailed("Passed at the second try only: somebody should look why", total.secondTry);
  say(total.couldNotRun.length > 0 ? "\nCould not run here" : "\nNothing was left out.");
  for (const line of total.couldNotRun) say(`  ${line}`);
  say(`\nTook ${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s on ${availableParallelism()} cores.`);
  say(`${total.passed} passed, ${total.failed} failed`);
}

async function main(): Promise<number> {
  const { chosen, filters, keep } = readArguments(process.argv.slice(2));
  const folder = dataFolder("test", "reports", String(process.pid));
  const services = lazyServices(keep);
  stopOnSignal(async () => {
    // A compiler in full swing does not listen; there is nothing of value to finish.
    await stopChildren(3_000);
    await services.stop();
  });
  await mkdir(folder, { recursive: true });
  const began = performance.now();
  const results: StageResult[] = [];
  try {
    for (const stage of chosen) {
      const result = await runStage(stage, { folder, filters, services: () => services.get() });
      const ranNothing = filters.length === 0 && result.passed + result.failed + result.couldNotRun.length === 0;
      results.push(ranNothing ? { ...result, couldNotRun: [`${stage.name}: there is nothing to run in this stage`] } : result);
    }
  } finally {
    await stopChildren();
    await services.stop();
  }
  const total = sum(results);
  if (total.failed === 0) await rm(folder, { recursive: true, force: true });
  else say(`\nLogs and reports of this run: ${folder}`);
  printSummary(total, (performance.now() - began) / 1000);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

await runMain(main);
