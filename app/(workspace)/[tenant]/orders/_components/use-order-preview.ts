"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/app/_trpc/router-type";
import { toPreview, type OrderDraftValues } from "./order-draft";

export type Preview = inferRouterOutputs<AppRouter>["orders"]["preview"];

const SETTLE_MS = 200;

/** Prices, tax, availability and credit of what is typed so far, a moment after typing stops. */
export function useOrderPreview(draft: OrderDraftValues | null) {
  const trpc = useTRPC();
  const wanted = toPreview(draft);
  const text = JSON.stringify(wanted, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
  const [settled, setSettled] = useState<typeof wanted>(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), SETTLE_MS);
    return () => clearTimeout(timer);
    // The text stands for the object: same text, same question.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text]);
  return useQuery(
    trpc.orders.preview.queryOptions(settled ?? { customerId: "", lines: [] }, {
      enabled: settled !== null && settled.lines.length > 0,
      placeholderData: keepPreviousData,
      retry: false,
    }),
  );
}
