import { nextTryIn } from "./retry-schedule";

/** What a try met: an answer with its status, or none at all. */
export type Met = { readonly status: number; readonly retryAfterSeconds: number | null } | { readonly fault: string };

export interface TryFacts {
  readonly met: Met;
  /** Tries since the delivery was last set going, this one included. */
  readonly triesDone: number;
  /** Since when the endpoint has answered nothing but failures, before this try; null after a success. */
  readonly failingSince: Date | null;
  readonly now: Date;
  /** From 0 to 1. */
  readonly chance: number;
}

export interface Outcome {
  readonly delivery: { readonly state: "delivered" } | { readonly state: "pending"; readonly inSeconds: number } | { readonly state: "failed" };
  /** What the log says went wrong; null when nothing did. */
  readonly fault: string | null;
  readonly disable: "failing" | "gone" | null;
}

/** An endpoint that has failed without a single success for so long is disabled. */
export const DAYS_OF_FAILURE = 5;

/**
 * What follows from a try: 2xx is success; 410 means gone for good and disables the endpoint; a redirect is a failure, since it
 * is not followed; everything else is tried again until the tries run out. Five days of failure disable the endpoint.
 */
export function decideOutcome({ met, triesDone, failingSince, now, chance }: TryFacts): Outcome {
  const fault = faultOf(met);
  if (fault === null) return { delivery: { state: "delivered" }, fault, disable: null };
  if (fault === "gone") return { delivery: { state: "failed" }, fault, disable: "gone" };
  const inSeconds = nextTryIn(triesDone, "status" in met ? met.retryAfterSeconds : null, chance);
  const daysFailing = failingSince ? (now.getTime() - failingSince.getTime()) / 86_400_000 : 0;
  return {
    delivery: inSeconds === null ? { state: "failed" } : { state: "pending", inSeconds },
    fault,
    disable: daysFailing >= DAYS_OF_FAILURE ? "failing" : null,
  };
}

function faultOf(met: Met): string | null {
  if ("fault" in met) return met.fault;
  if (met.status >= 200 && met.status < 300) return null;
  if (met.status === 410) return "gone";
  if (met.status >= 300 && met.status < 400) return "redirect";
  return "status";
}
