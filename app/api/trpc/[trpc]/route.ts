import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { apiKeyOf, requestContext } from "@/app/api/_request/request-context";
import { isForeign, isJson, refuse } from "@/app/api/_request/guard";
import { originOf } from "@/app/_auth/request-origin";
import { log, withLogContext } from "@/server/platform/log";
import { describeTrpcError } from "@/server/trpc/describe-trpc-error";
import { appRouter } from "@/server/trpc/root";

/** tRPC would also run mutations from forms and octet streams, which any site's page can send: only JSON passes. */
async function handle(request: Request): Promise<Response> {
  const { requestId } = originOf((name) => request.headers.get(name));
  if (!isJson(request)) return refuse(415, "request.content_type", requestId);
  if (!apiKeyOf(request) && isForeign(request)) return refuse(403, "request.foreign_origin", requestId);
  return withLogContext({ requestId }, async () => {
    const response = await fetchRequestHandler({
      endpoint: "/api/trpc",
      req: request,
      router: appRouter,
      createContext: () => requestContext(request),
      onError({ error, path }) {
        if (!describeTrpcError(error).expected) log().error({ err: error.cause ?? error, path }, "procedure failed");
      },
    });
    response.headers.set("x-request-id", requestId);
    response.headers.set("cache-control", "no-store");
    return response;
  });
}

export { handle as GET, handle as POST };
