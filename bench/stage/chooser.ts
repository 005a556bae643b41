/** Repeatable choices: the same seed makes the same choices. */
export interface Chooser {
  /** From 0 to below 1. */
  next(): number;
  between(low: number, high: number): number;
  from<T>(things: readonly T[]): T;
}

/** The mulberry32 generator: 32 bits of state, even enough to choose customers and items by. */
export function chooser(seed: number): Chooser {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    from: (things) => {
      const thing = things[Math.floor(next() * things.length)];
      if (thing === undefined) throw new RangeError("nothing to choose from");
      return thing;
    },
  };
}
