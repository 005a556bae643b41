export interface SlowTest {
  name: string;
  ms: number;
}

/** A test that failed, at least at its first try, and the beginning of what it said: the end of a log is often all one has of it. */
export interface FailedTest {
  name: string;
  reason: string;
}

export interface StageResult {
  passed: number;
  failed: number;
  failures: FailedTest[];
  /** What was left out, and why. */
  couldNotRun: string[];
  tests: SlowTest[];
  /** Journeys that failed once and passed when tried again: counted as passed, and told by name. */
  secondTry: FailedTest[];
}

export const nothing = (): StageResult => ({ passed: 0, failed: 0, failures: [], couldNotRun: [], tests: [], secondTry: [] });

/** A stage that is one yes or no, such as the type check. */
export function oneCheck(name: string, ok: boolean): StageResult {
  return { ...nothing(), passed: ok ? 1 : 0, failed: ok ? 0 : 1, failures: ok ? [] : [{ name, reason: "" }] };
}

export function sum(results: StageResult[]): StageResult {
  return {
    passed: results.reduce((total, result) => total + result.passed, 0),
    failed: results.reduce((total, result) => total + result.failed, 0),
    failures: results.flatMap((result) => result.failures),
    couldNotRun: results.flatMap((result) => result.couldNotRun),
    tests: results.flatMap((result) => result.tests),
    secondTry: results.flatMap((result) => result.secondTry),
  };
}
