const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Seconds from each failed try to the next: ten tries in all, over a little more than three days, as the Standard Webhooks
 * specification recommends ("Operational considerations", deliverability and reliability).
 */
export const RETRY_DELAYS: readonly number[] = [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, DAY];
export const TRIES = RETRY_DELAYS.length + 1;

/** A receiver may ask for more patience, up to this. */
const LONGEST_WAIT = DAY;
/** Share of a delay that chance adds, so that what failed together does not come back together. */
const JITTER = 0.2;

/**
 * Seconds until the next try, or null when there is none.
 * @param triesDone tries since the delivery was last set going, the failed one included, from 1
 * @param askedSeconds what the receiver asked for in `Retry-After`; the longer wait counts
 * @param chance from 0 to 1
 */
export function nextTryIn(triesDone: number, askedSeconds: number | null, chance: number): number | null {
  const delay = RETRY_DELAYS[triesDone - 1];
  if (delay === undefined) return null;
  const patient = Math.max(delay, Math.min(askedSeconds ?? 0, LONGEST_WAIT));
  return patient * (1 + JITTER * chance);
}

/** `Retry-After` in seconds: a number, or a date after `now`; null when it is neither. */
export function retryAfterSeconds(header: string | null, now: Date): number | null {
  if (!header) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header.trim());
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}
