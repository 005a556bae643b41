import "server-only";
import { dehydrate, HydrationBoundary, type FetchInfiniteQueryOptions, type FetchQueryOptions } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { cache, type ReactNode } from "react";
import { appRouter, createCaller } from "@/server/trpc/root";
import { pageContext } from "../(workspace)/_session";
import { makeQueryClient } from "./query-client";
import type { AppRouter } from "./router-type";

const getQueryClient = cache(makeQueryClient);

/** Query options on the server, for `prefetch`. Calls procedures directly, as the signed-in member of the workspace. */
export const trpcFor = cache((workspace: string) =>
  createTRPCOptionsProxy<AppRouter>({ router: appRouter, ctx: () => pageContext(workspace), queryClient: getQueryClient }),
);

/** Calls procedures from a server component and awaits their answer. Refusals arrive as TRPCError. */
export async function callerFor(workspace: string) {
  return createCaller(await pageContext(workspace));
}

type AnyFetchOptions = { queryKey: readonly unknown[]; queryFn?: unknown };

/** Starts reading; the client component below a HydrateClient finds the answer there and never shows a spinner. */
export function prefetch(options: AnyFetchOptions): void {
  const isInfinite = options.queryKey.some((part) => typeof part === "object" && part !== null && "type" in part && part.type === "infinite");
  const client = getQueryClient();
  if (isInfinite) void client.prefetchInfiniteQuery(options as unknown as FetchInfiniteQueryOptions<unknown, Error, unknown, readonly unknown[], unknown>);
  else void client.prefetchQuery(options as unknown as FetchQueryOptions<unknown, Error, unknown, readonly unknown[]>);
}

export function HydrateClient({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>;
}
