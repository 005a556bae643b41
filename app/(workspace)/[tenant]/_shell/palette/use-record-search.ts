"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/app/_trpc/router-type";
import { useMay } from "../../../_member-context";

export type FoundGroup = inferRouterOutputs<AppRouter>["search"]["everything"]["groups"][number];
export type FoundRecord = FoundGroup["hits"][number];

const PATHS: Readonly<Record<FoundRecord["kind"], (id: string) => string>> = {
  customer: (id) => `/customers/${id}`,
  item: (id) => `/items/${id}`,
  order: (id) => `/orders/${id}`,
  shipment: (id) => `/shipments/${id}`,
  invoice: (id) => `/invoices/${id}`,
  receipt: (id) => `/receivables/receipts/${id}`,
  return_receipt: (id) => `/returns/${id}`,
  supplier: (id) => `/inbound/suppliers/${id}`,
  expected_receipt: (id) => `/inbound/${id}`,
};

export function pathOfRecord({ kind, id }: Pick<FoundRecord, "kind" | "id">): string {
  return PATHS[kind](id);
}

/** One Chinese character or Korean syllable says something already; of letters two are needed. */
function saysSomething(text: string): boolean {
  return text.length >= 2 || /[\p{Script=Han}\p{Script=Hangul}]/u.test(text);
}

/** Records by what is known of them: a few of each kind, of those the member may see, what was meant first. */
export function useRecordSearch(typed: string): { groups: readonly FoundGroup[]; searching: boolean } {
  const trpc = useTRPC();
  const may = useMay();
  const wanted = typed.trim();
  const search = useSettled(wanted);
  const asked = saysSomething(search) && may("today.view");
  const answer = useQuery(trpc.search.everything.queryOptions({ search }, { enabled: asked, placeholderData: keepPreviousData, staleTime: 5_000 }));
  if (!saysSomething(wanted) || !asked) return { groups: [], searching: saysSomething(wanted) && search !== wanted };
  return { groups: answer.data?.groups ?? [], searching: search !== wanted || answer.isFetching };
}

/** The text once typing has paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(text), 120);
    return () => clearTimeout(wait);
  }, [text]);
  return settled;
}
