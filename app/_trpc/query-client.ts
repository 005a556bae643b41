import { QueryClient } from "@tanstack/react-query";
import superjson from "superjson";
import { isConnectionLost } from "./naru-error";

/** One cache per workspace and visit: what was read in one workspace is never shown in another. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        retry: (failures, error) => isConnectionLost(error) && failures < 2,
      },
      dehydrate: { serializeData: superjson.serialize },
      hydrate: { deserializeData: superjson.deserialize },
    },
  });
}
