import "server-only";
import { dehydrate, HydrationBoundary, type FetchInfiniteQueryOptions, type FetchQueryOptions } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { getLocale } from "next-intl/server";
import { cache, type ReactNode } from "react";
import { asLocale } from "../_i18n/locales";
import { PageLanguage } from "../_i18n/page-language";
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

/** What the options of any procedure have in common. */
type AnyFetchOptions = { queryKey: readonly unknown[]; queryFn?: unknown };

/** Reads under way for this page. */
const underWay = cache((): Promise<unknown>[] => []);

/** Starts reading; several start together. The client component below a HydrateClient finds the answers there. */
export function prefetch(options: AnyFetchOptions): void {
  const isInfinite = options.queryKey.some((part) => typeof part === "object" && part !== null && "type" in part && part.type === "infinite");
  const client = getQueryClient();
  underWay().push(
    isInfinite
      ? client.prefetchInfiniteQuery(options as unknown as FetchInfiniteQueryOptions<unknown, Error, unknown, readonly unknown[], unknown>)
      : client.prefetchQuery(options as unknown as FetchQueryOptions<unknown, Error, unknown, readonly unknown[]>),
  );
}

/** Reads what decides what else the page needs. Undefined when it was refused: the browser asks again and shows why. */
export async function prefetched<Options extends AnyFetchOptions>(options: Options) {
  prefetch(options);
  await Promise.all(underWay());
  return getQueryClient().getQueryData(options.queryKey as Options["queryKey"]);
}

/**
 * Hands the answers to the client components below, once all are there: the page arrives whole, and the browser's first
 * rendering is the server's. (A read still pending here would be rendered empty by one and full by the other.) What failed is
 * read again in the browser, which can show why.
 */
export async function HydrateClient({ children }: { children: ReactNode }) {
  await Promise.all(underWay());
  return <HydrationBoundary state={dehydrate(getQueryClient())}><PageLanguage locale={asLocale(await getLocale())} />{children}</HydrationBoundary>;
}
