import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/app/_trpc/router-type";

type Trpc = TRPCOptionsProxy<AppRouter>;

/** What the page asks, the same on the server that prefetches and in the browser. Counts need one row at most. */
export function todayQueries(trpc: Trpc) {
  return {
    held: trpc.orders.list.queryOptions({ status: ["credit_hold"], totals: "bounded", limit: 1 }),
    drafts: trpc.orders.list.queryOptions({ status: ["draft"], totals: "bounded", limit: 1 }),
    lateOrders: trpc.orders.list.queryOptions({ late: true, totals: "bounded", limit: 1 }),
    newestOrders: trpc.orders.list.queryOptions({ sort: "newest", limit: 8 }),
    toPick: trpc.shipments.list.queryOptions({ status: "released", totals: "bounded", limit: 1 }),
    toDispatch: trpc.shipments.list.queryOptions({ status: "packed", totals: "bounded", limit: 1 }),
    lateShipments: trpc.shipments.list.queryOptions({ late: true, totals: "bounded", limit: 1 }),
    overdueGoods: trpc.supply.expected.queryOptions({ status: "overdue", limit: 1 }),
    toInvoice: trpc.invoicing.toInvoice.queryOptions({ limit: 100 }),
    receivables: trpc.receivables.list.queryOptions({ totals: "bounded", limit: 1 }),
    booksCheck: trpc.booksCheck.latest.queryOptions({}),
    invoiced: trpc.invoicing.netByMonth.queryOptions({}),
    checklist: trpc.setup.checklist.queryOptions({}),
  };
}

/** The right that each needs. */
export const todayPermissions = {
  held: "orders.view", drafts: "orders.view", lateOrders: "orders.view", newestOrders: "orders.view",
  toPick: "shipments.view", toDispatch: "shipments.view", lateShipments: "shipments.view", overdueGoods: "inbound.view",
  toInvoice: "invoices.view", receivables: "receivables.view", booksCheck: "books_check.view",
  invoiced: "invoices.view", checklist: "today.view",
} as const satisfies Record<keyof ReturnType<typeof todayQueries>, string>;
