import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPlaywright, readVitest } from "./read-reports";

describe("counting what the test runners report", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "naru-report-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function report(content: unknown): Promise<string> {
    const file = join(folder, "report.json");
    await writeFile(file, JSON.stringify(content));
    return file;
  }

  it("counts passed, failed and left-out tests of Vitest", async () => {
    const file = await report({
      testResults: [
        {
          name: "a.test.ts",
          status: "failed",
          assertionResults: [
            { fullName: "one", status: "passed", duration: 12 },
            { fullName: "two", status: "failed", duration: 3, failureMessages: ["\u001b[31mAfter 600 of 1000 commands of seed 7\u001b[39m\n\n    at here"] },
            { fullName: "three", status: "skipped" },
          ],
        },
      ],
    });
    const result = await readVitest(file, 1, "unit");
    expect([result.passed, result.failed]).toEqual([1, 1]);
    expect(result.failures).toEqual([{ name: "a.test.ts › two", reason: "After 600 of 1000 commands of seed 7\n    at here" }]);
    expect(result.couldNotRun).toHaveLength(1);
  });

  it("counts a file that could not be loaded as a failure", async () => {
    const file = await report({ testResults: [{ name: "b.test.ts", status: "failed", message: "Cannot find module", assertionResults: [] }] });
    expect(await readVitest(file, 1, "unit")).toMatchObject({ passed: 0, failed: 1 });
  });

  it("counts a run that failed without a failing test as a failure", async () => {
    const file = await report({ testResults: [{ name: "c.test.ts", status: "passed", assertionResults: [{ fullName: "one", status: "passed" }] }] });
    expect(await readVitest(file, 1, "unit")).toMatchObject({ passed: 1, failed: 1 });
  });

  it("counts a runner that died as a failure", async () => {
    expect(await readVitest(join(folder, "missing.json"), 0, "db")).toMatchObject({ passed: 0, failed: 1 });
    expect(await readPlaywright(join(folder, "missing.json"), 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  it("names a journey that passed at its second try", async () => {
    const test = (status: string) => ({ projectName: "", status, results: [{ duration: 5, error: { message: "the first try" } }, { duration: 7 }] });
    const file = await report({
      errors: [],
      suites: [{ title: "x.spec.ts", file: "x.spec.ts", specs: [], suites: [{ title: "ORD", specs: [{ title: "s", file: "x.spec.ts", tests: [test("expected"), test("flaky"), test("unexpected"), test("skipped")] }] }] }],
    });
    const result = await readPlaywright(file, 1);
    expect([result.passed, result.failed, result.couldNotRun.length]).toEqual([2, 1, 1]);
    expect(result.secondTry).toEqual([{ name: "e2e/x.spec.ts › ORD › s", reason: "the first try" }]);
    expect(result.tests[0]).toEqual({ name: "e2e/x.spec.ts › ORD › s", ms: 12 });
  });
});
