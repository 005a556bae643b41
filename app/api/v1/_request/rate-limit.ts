import "server-only";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from "rate-limiter-flexible";
import { connectRedis } from "@/server/platform/connect-redis";
import { env } from "@/server/platform/env";
import { log } from "@/server/platform/log";

/** Seconds that one allowance lasts. */
const WINDOW_SECONDS = 60;

const kept = globalThis as typeof globalThis & { naruApiLimiter?: RateLimiterAbstract };

/**
 * Every web process counts on the installation's Redis, so that a key has one allowance however many processes answer. When
 * Redis is away, each counts for itself until it is back: the API does not stop for it. Without Redis each counts for itself.
 */
function limiter(): RateLimiterAbstract {
  kept.naruApiLimiter ??= makeLimiter();
  return kept.naruApiLimiter;
}

function makeLimiter(): RateLimiterAbstract {
  const { REDIS_URL, REDIS_CLUSTER, API_REQUESTS_PER_MINUTE } = env();
  const allowance = { points: API_REQUESTS_PER_MINUTE, duration: WINDOW_SECONDS, keyPrefix: "{naru}:api" };
  const alone = new RateLimiterMemory(allowance);
  if (!REDIS_URL) return alone;
  const redis = connectRedis({ url: REDIS_URL, cluster: REDIS_CLUSTER }, { enableOfflineQueue: false, maxRetriesPerRequest: 1, connectionName: "naru-api-limits" });
  redis.on("error", (error: Error) => log().warn({ kind: error.name }, "API limits are counted per process while Redis is away"));
  return new RateLimiterRedis({ ...allowance, storeClient: redis, insuranceLimiter: alone });
}

export interface Allowance {
  readonly allowed: boolean;
  /** RateLimit-Limit, -Remaining and -Reset, and Retry-After for who must wait. */
  readonly headers: Readonly<Record<string, string>>;
  readonly waitSeconds: number;
}

/** Counts one request of a subject: a key (by its hash), or an address for those who came without a valid one. */
export async function countRequest(subject: string): Promise<Allowance> {
  const limit = env().API_REQUESTS_PER_MINUTE;
  const outcome = await limiter().consume(subject).then((state) => ({ state, allowed: true }), (refusal: unknown) => {
    if (refusal instanceof RateLimiterRes) return { state: refusal, allowed: false };
    throw refusal;
  });
  const { state, allowed } = outcome;
  const reset = Math.max(1, Math.ceil(state.msBeforeNext / 1000));
  const headers: Record<string, string> = {
    "ratelimit-limit": String(limit), "ratelimit-remaining": String(Math.max(0, state.remainingPoints)), "ratelimit-reset": String(reset),
  };
  if (!allowed) headers["retry-after"] = String(reset);
  return { allowed, headers, waitSeconds: reset };
}
