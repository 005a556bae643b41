import { hashKey, QueryClient, type QueryKey } from "@tanstack/react-query";
import superjson from "superjson";
import { mayComeBack } from "./naru-error";

/** Amounts are bigints, which JSON does not know; without this a question that names an amount cannot be asked. */
function hashWithAmounts(key: QueryKey): string {
  return hashKey(JSON.parse(JSON.stringify(key, (_, part: unknown) => (typeof part === "bigint" ? `${part}n` : part))) as QueryKey);
}

/** One cache per workspace and visit: what was read in one workspace is never shown in another. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        // Without a connection a question fails at once and says so; it is never kept back without a word.
        networkMode: "always",
        queryKeyHashFn: hashWithAmounts,
        retry: (failures, error) => mayComeBack(error, failures),
      },
      // What was sent while there was no connection is not carried out by itself when it returns: it is refused now, and what was typed stays.
      mutations: { networkMode: "always" },
      dehydrate: { serializeData: superjson.serialize },
      hydrate: { deserializeData: superjson.deserialize },
    },
  });
}
