/** The choices of one step: numbers drawn beforehand, so that a seed replays them, turned into what the step needs when it runs. */
export class Pick {
  #next = 0;
  constructor(private readonly numbers: readonly number[]) {}

  /** A whole number from 0 to `below` − 1. */
  below(below: number): number {
    const drawn = this.numbers[this.#next % this.numbers.length] ?? 0;
    this.#next += 1;
    return below <= 1 ? 0 : drawn % below;
  }

  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  /** One of them. @throws NothingToDo when there is none */
  from<T>(list: readonly T[]): T {
    if (list.length === 0) throw new NothingToDo();
    return list[this.below(list.length)] as T;
  }
}

/** The step finds nothing that it could act on. */
export class NothingToDo extends Error {}
