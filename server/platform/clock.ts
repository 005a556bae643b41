/** Where the time comes from; passed in, so that rules and tests decide what time it is. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still, for history loaded after the fact and for tests. */
export function fixedClock(moment: Date): Clock {
  return { now: () => new Date(moment.getTime()) };
}
