import "server-only";
import { originOf } from "@/app/_auth/request-origin";
import { sessionIdOf } from "@/app/_auth/session-cookie";
import type { RequestContext } from "@/server/trpc/init";
import { contextFor, memberOfKey, visitorOf } from "@/server/trpc/session";

function cookiesOf(request: Request): (name: string) => string | undefined {
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return (name) => {
    const found = pairs.find((pair) => pair.startsWith(`${name}=`));
    return found ? decodeURIComponent(found.slice(name.length + 1)) : undefined;
  };
}

/** The session that a browser's request carries, valid or not. */
export function sessionOf(request: Request): Promise<string | null> {
  return sessionIdOf(cookiesOf(request));
}

/** The key of a request `Authorization: Bearer naru_…`. */
export function apiKeyOf(request: { readonly headers: Pick<Headers, "get"> }): string | null {
  return /^Bearer +(naru_[A-Za-z0-9_-]{20,100})$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
}

/**
 * Who asks, and in which workspace: a browser by its session and the header `x-workspace`, a program by its API key (whose
 * workspace the header may only confirm).
 */
export async function requestContext(request: Request): Promise<RequestContext> {
  const origin = originOf((name) => request.headers.get(name));
  const slug = request.headers.get("x-workspace");
  const key = apiKeyOf(request);
  if (key) return contextFor({ user: null, member: await memberOfKey(key, slug) }, origin, idempotencyKeyOf(request));
  const sessionId = await sessionIdOf(cookiesOf(request));
  const visitor = sessionId ? await visitorOf(sessionId, slug) : null;
  return contextFor(visitor ?? { user: null, member: null }, origin, idempotencyKeyOf(request));
}

function idempotencyKeyOf(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  return key && key.length <= 200 ? key : null;
}
