export interface SlowTest {
  name: string;
  ms: number;
}

export interface StageResult {
  passed: number;
  failed: number;
  /** One line for each failure, to find it again above. */
  failures: string[];
  /** What was left out, and why. */
  couldNotRun: string[];
  tests: SlowTest[];
  /** Journeys that failed once and passed when tried again: counted as passed, and told by name. */
  secondTry: string[];
}

export const nothing = (): StageResult => ({ passed: 0, failed: 0, failures: [], couldNotRun: [], tests: [], secondTry: [] });

/** A stage that is one yes or no, such as the type check. */
export function oneCheck(name: string, ok: boolean): StageResult {
  return { ...nothing(), passed: ok ? 1 : 0, failed: ok ? 0 : 1, failures: ok ? [] : [name] };
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
