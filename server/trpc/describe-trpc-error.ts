import type { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { describeError, type DescribedError } from "@/server/platform/describe-error";

/**
 * What a client is told of an error in a procedure, or of a request that reached none. Errors of tRPC's own (no such
 * procedure, a mutation asked by GET, a body that cannot be read) are the caller's and keep tRPC's status; whatever a
 * procedure threw is for `describeError`.
 */
export function describeTrpcError(error: TRPCError): DescribedError {
  const described = describeError(error.cause ?? error);
  // A procedure's unforeseen error always comes wrapped under this code.
  if (described.code !== "service.unexpected" || error.code === "INTERNAL_SERVER_ERROR") return described;
  const status = getHTTPStatusCodeFromError(error);
  if (status >= 500) return described;
  return { ...described, status, code: CODES[error.code] ?? "request.unreadable", expected: true };
}

const CODES: Readonly<Partial<Record<TRPCError["code"], string>>> = {
  NOT_FOUND: "request.unknown_operation",
  METHOD_NOT_SUPPORTED: "request.method",
};
