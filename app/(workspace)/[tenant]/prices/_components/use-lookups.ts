"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/client";
import type { LookupSearch } from "@/app/_ui";

export interface ItemChoice {
  unitCode: string;
}

/** Items by code, name or barcode. */
export function useItemSearch(): LookupSearch<ItemChoice> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return async (query) => {
    const found = await client.fetchQuery(trpc.catalog.lookUpItems.queryOptions({ search: query, status: "active", limit: 12 }));
    return found.rows.map((row) => ({ id: row.id, label: row.name, detail: row.code, data: { unitCode: row.unitCode } }));
  };
}

/** Customers by code, name, entity, contact or phone. */
export function useCustomerSearch(): LookupSearch<{ type: string }> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return async (query) => {
    const found = await client.fetchQuery(trpc.customers.lookUp.queryOptions({ search: query, status: "active" }));
    return found.rows.map((row) => ({ id: row.id, label: row.name, detail: row.code, data: { type: row.type } }));
  };
}
