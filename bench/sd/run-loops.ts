import { STEPS, type Driver, type Loop, type Step } from "./six-steps";

/** Milliseconds from the user's side, one reading per execution of a step. */
export type StepTimes = ReadonlyMap<Step, readonly number[]>;

export interface LoopRun {
  readonly loops: number;
  readonly seconds: number;
  readonly times: StepTimes;
}

/** Each user runs loop after loop, without pauses, until the time is up; loops under way are finished and counted. */
export async function runLoops(driver: Driver, next: (user: number) => Loop, wanted: { users: number; seconds: number }): Promise<LoopRun> {
  const times = new Map<Step, number[]>(STEPS.map((step) => [step, []]));
  const began = performance.now();
  const end = began + wanted.seconds * 1000;
  let loops = 0;
  const user = async (index: number) => {
    while (performance.now() < end) {
      const loop = next(index);
      for (const step of STEPS) {
        const from = performance.now();
        await driver.run[step](loop);
        times.get(step)?.push(performance.now() - from);
      }
      loops += 1;
    }
  };
  await Promise.all(Array.from({ length: wanted.users }, (_, index) => user(index)));
  return { loops, seconds: (performance.now() - began) / 1000, times };
}
