import type { RequestOrigin } from "@/server/trpc/session";

const trustedRequestId = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * Where a request comes from. The address is the last one of `x-forwarded-for`: the one that our own proxy (or the server
 * itself) has written; those before it are the client's claims.
 */
export function originOf(header: (name: string) => string | null | undefined): RequestOrigin {
  const given = header("x-request-id");
  const hops = (header("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim()).filter(Boolean);
  return {
    requestId: given && trustedRequestId.test(given) ? given : crypto.randomUUID(),
    address: hops.at(-1)?.slice(0, 64) ?? null,
    userAgent: header("user-agent")?.slice(0, 300) ?? null,
  };
}
