"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useMay } from "../../_member-context";

export interface FoundRecord {
  id: string;
  kind: "customers" | "orders" | "items";
  label: string;
  detail: string;
  path: string;
}

/** Records whose name, code or number has the typed words: a few of each kind, of those the member may see. */
export function useRecordSearch(typed: string): { found: readonly FoundRecord[]; searching: boolean } {
  const trpc = useTRPC();
  const may = useMay();
  const search = useSettled(typed.trim());
  const asked = search.length >= 2;
  const input = { search, limit: 5 };
  const customers = useQuery(trpc.customers.list.queryOptions(input, { enabled: asked && may("customers.view"), placeholderData: keepPreviousData }));
  const orders = useQuery(trpc.orders.list.queryOptions(input, { enabled: asked && may("orders.view"), placeholderData: keepPreviousData }));
  const items = useQuery(trpc.catalog.items.queryOptions(input, { enabled: asked && may("catalog.view"), placeholderData: keepPreviousData }));
  if (typed.trim().length < 2) return { found: [], searching: false };
  const found: FoundRecord[] = [
    ...(customers.data?.rows ?? []).map((row) => ({ id: row.id, kind: "customers" as const, label: row.name, detail: row.code, path: `/customers/${row.id}` })),
    ...(orders.data?.rows ?? []).map((row) => ({ id: row.id, kind: "orders" as const, label: row.number, detail: row.customerName, path: `/orders/${row.id}` })),
    ...(items.data?.rows ?? []).map((row) => ({ id: row.id, kind: "items" as const, label: row.name, detail: row.code, path: `/items/${row.id}` })),
  ];
  return { found, searching: search !== typed.trim() || [customers, orders, items].some((query) => query.isFetching) };
}

/** The text once typing has paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(text), 150);
    return () => clearTimeout(wait);
  }, [text]);
  return settled;
}
