"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { LookupSearch } from "@/app/_ui";
import { bestFirst } from "@/app/_ui/best-first";

/** Finds customers by what is typed, for a Combobox. */
export function useCustomerSearch(): LookupSearch<unknown> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(
    async (q: string) => {
      const { rows } = await queryClient.fetchQuery(trpc.customers.list.queryOptions({ search: q || undefined, limit: 20 }));
      return bestFirst(rows.map((row) => ({ id: row.id, label: row.name, detail: row.code })), q);
    },
    [queryClient, trpc],
  );
}
