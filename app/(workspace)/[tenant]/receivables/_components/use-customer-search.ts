"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { LookupSearch } from "@/app/_ui";

/** Finds customers by what is typed, for a Combobox. */
export function useCustomerSearch(): LookupSearch<unknown> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(
    async (q: string) => {
      const { rows } = await queryClient.fetchQuery(trpc.customers.lookUp.queryOptions({ search: q }));
      return rows.map((row) => ({ id: row.id, label: row.name, detail: row.code }));
    },
    [queryClient, trpc],
  );
}
