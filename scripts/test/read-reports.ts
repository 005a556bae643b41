import { readFile } from "node:fs/promises";
import { isAbsolute, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { projectRoot } from "../services/project-root";
import { nothing, oneCheck, type StageResult } from "./stage-result";

interface VitestReport {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string; duration?: number | null; failureMessages?: string[] }[];
  }[];
}

interface PlaywrightSuite {
  title: string;
  file?: string;
  suites?: PlaywrightSuite[];
  specs?: { title: string; file: string; tests: { projectName: string; status: string; results: { duration: number; error?: { message?: string } }[]; annotations?: { type: string; description?: string }[] }[] }[];
}

interface PlaywrightReport {
  suites: PlaywrightSuite[];
  errors: { message?: string }[];
}

/** The first lines of a message, without colours. */
export function beginning(message: string | undefined): string {
  const lines = stripVTControlCharacters(message ?? "").split("\n").filter((line) => line.trim() !== "");
  return lines.slice(0, 12).map((line) => line.slice(0, 240)).join("\n");
}

const short = (file: string) => (isAbsolute(file) ? relative(projectRoot, file) : file);

/** Reads a report file; null when the runner died before it could write one. */
async function readReport<T>(file: string): Promise<T | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  return text ? (JSON.parse(text) as T) : null;
}

/** Counts a Vitest run. A file that could not be loaded, and a run that failed without a failing test, count as failures. */
export async function readVitest(file: string, exitCode: number, stage: string): Promise<StageResult> {
  const report = await readReport<VitestReport>(file);
  if (!report) return oneCheck(`${stage}: Vitest ended without a report`, false);
  const result = nothing();
  for (const testFile of report.testResults) {
    const name = short(testFile.name);
    let failedHere = 0;
    for (const test of testFile.assertionResults) {
      const label = `${name} › ${test.fullName}`;
      if (test.status === "passed") result.passed += 1;
      else if (test.status === "failed") {
        failedHere += 1;
        result.failures.push({ name: label, reason: beginning(test.failureMessages?.[0]) });
      } else result.couldNotRun.push(`${label} (left out by the test itself)`);
      result.tests.push({ name: label, ms: test.duration ?? 0 });
    }
    if (testFile.status === "failed" && failedHere === 0) {
      failedHere = 1;
      result.failures.push({ name, reason: beginning(testFile.message) || "could not be loaded" });
    }
    result.failed += failedHere;
  }
  if (exitCode !== 0 && result.failed === 0) {
    result.failed = 1;
    result.failures.push({ name: `${stage}: an error outside any test`, reason: "" });
  }
  return result;
}

function addSuite(suite: PlaywrightSuite, above: string[], result: StageResult): void {
  const titles = suite.title && suite.title !== suite.file ? [...above, suite.title] : above;
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) {
      const label = [`e2e/${spec.file}`, ...titles, spec.title, ...(test.projectName ? [`[${test.projectName}]`] : [])].join(" › ");
      result.tests.push({ name: label, ms: test.results.reduce((total, run) => total + run.duration, 0) });
      const reason = beginning(test.results.find((run) => run.error)?.error?.message);
      if (test.status === "expected" || test.status === "flaky") {
        result.passed += 1;
        if (test.status === "flaky") result.secondTry.push({ name: label, reason });
      } else if (test.status === "skipped") {
        const note = test.annotations?.find(({ type }) => type === "skip")?.description;
        result.couldNotRun.push(`${label} (${note ?? "left out by the test itself"})`);
      } else {
        result.failed += 1;
        result.failures.push({ name: label, reason });
      }
    }
  }
  for (const inner of suite.suites ?? []) addSuite(inner, titles, result);
}

/** Counts a Playwright run. */
export async function readPlaywright(file: string, exitCode: number): Promise<StageResult> {
  const report = await readReport<PlaywrightReport>(file);
  if (!report) return oneCheck("browser: Playwright ended without a report", false);
  const result = nothing();
  for (const suite of report.suites) addSuite(suite, [], result);
  for (const error of report.errors) {
    result.failed += 1;
    result.failures.push({ name: "browser: an error outside any test", reason: beginning(error.message) });
  }
  if (exitCode !== 0 && result.failed === 0) {
    result.failed = 1;
    result.failures.push({ name: "browser: an error outside any test", reason: "" });
  }
  return result;
}
