/** How often and how patiently something is tried again. */
export interface RetryPolicy {
  /** Tries in all; after the last one it is dead and waits for a person. */
  readonly attempts: number;
  readonly firstDelaySeconds: number;
  readonly ceilingSeconds: number;
  /** How long a try may stay silent before it counts as lost with its worker. */
  readonly leaseSeconds: number;
}

/**
 * Eight tries over about half an hour: long enough for a restart or a deployment, short enough for somebody to notice. What a
 * killed worker had in hand is taken up by another within half a minute.
 */
export const PATIENT: RetryPolicy = { attempts: 8, firstDelaySeconds: 2, ceilingSeconds: 600, leaseSeconds: 20 };

/**
 * Seconds to wait after the given failed try: the delay grows fourfold up to the ceiling, with a quarter of it by
 * chance, so that what failed together does not come back together.
 * @param attempt the try that failed, from 1
 * @param chance from 0 to 1
 */
export function backoffSeconds(policy: RetryPolicy, attempt: number, chance: number): number {
  const delay = Math.min(policy.firstDelaySeconds * 4 ** (attempt - 1), policy.ceilingSeconds);
  return delay * (0.875 + 0.25 * chance);
}
