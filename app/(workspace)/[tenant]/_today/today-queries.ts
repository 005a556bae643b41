import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/app/_trpc/router-type";

type Trpc = TRPCOptionsProxy<AppRouter>;

/** What the page asks, the same on the server that prefetches and in the browser. */
export function todayQueries(trpc: Trpc) {
  return {
    steps: trpc.activities.dueSteps.queryOptions({}),
    work: trpc.today.work.queryOptions({}),
    figures: trpc.today.figures.queryOptions({}),
    checklist: trpc.setup.checklist.queryOptions({}),
    newestOrders: trpc.orders.list.queryOptions({ sort: "newest", limit: 8 }),
  };
}

/** The right that each needs. */
export const todayPermissions = {
  steps: "activities.log", work: "today.view", figures: "costs.view", checklist: "today.view", newestOrders: "orders.view",
} as const satisfies Record<keyof ReturnType<typeof todayQueries>, string>;
