import { originOf } from "@/app/_auth/request-origin";
import { checkHealth, HEALTH_PARTS, type Health, type HealthPart } from "@/server/platform/check-health";
import { systemClock } from "@/server/platform/clock";
import { database } from "@/server/platform/database";
import { env } from "@/server/platform/env";

export const dynamic = "force-dynamic";

/** Answers are kept for a second, so that nobody can keep the database busy by asking. */
const kept = new Map<string, { at: number; health: Promise<Health> }>();

/** Whether web, database, queue and worker are up, each for itself: 200 or 503. `?only=web,database` asks for some of them. */
export async function GET(request: Request): Promise<Response> {
  const { requestId } = originOf((name) => request.headers.get(name));
  const wanted = new URL(request.url).searchParams.get("only")?.split(",");
  const parts = HEALTH_PARTS.filter((part) => !wanted || wanted.includes(part));
  const health = await healthOf(parts, requestId);
  return Response.json(health, { status: health.ok ? 200 : 503, headers: { "cache-control": "no-store", "x-request-id": requestId } });
}

function healthOf(parts: readonly HealthPart[], requestId: string): Promise<Health> {
  const key = parts.join();
  const known = kept.get(key);
  if (known && performance.now() - known.at < 1000) return known.health;
  const health = checkHealth({ database: database(), clock: systemClock, redisUrl: env().REDIS_URL, requestId }, parts);
  kept.set(key, { at: performance.now(), health });
  return health;
}
