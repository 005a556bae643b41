"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, splitLink, type Operation } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { useState, type ReactNode } from "react";
import superjson from "superjson";
import { makeQueryClient } from "./query-client";
import type { AppRouter } from "./router-type";

const context = createTRPCContext<AppRouter>();
export const { useTRPC, useTRPCClient } = context;

const url = "/api/trpc";

function headersFor(workspace: string | undefined, op?: Operation): Record<string, string> {
  const headers: Record<string, string> = {};
  if (workspace) headers["x-workspace"] = workspace;
  const key = op?.context.idempotencyKey;
  if (typeof key === "string") headers["idempotency-key"] = key;
  return headers;
}

function makeClient(workspace: string | undefined) {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (op) => op.type === "mutation",
        // A command travels alone: its key, its status and its retry are its own.
        true: httpLink({ url, transformer: superjson, headers: ({ op }) => headersFor(workspace, op) }),
        false: httpBatchLink({ url, transformer: superjson, maxURLLength: 4000, headers: () => headersFor(workspace) }),
      }),
    ],
  });
}

/** Gives the pages below it `useTRPC()`; inside a workspace every request names it. Give it the slug as `key` too. */
export function TrpcProvider({ workspace, children }: { workspace?: string; children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  const [trpcClient] = useState(() => makeClient(workspace));
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}
