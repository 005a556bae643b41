import type { ListParams } from "@/app/_ui";

export const orderFilterNames = ["status", "progress", "channel", "late", "orderedFrom", "orderedTo", "customer", "item"] as const;

const SORT = {
  "-orderedOn": "newest",
  orderedOn: "oldest",
  "-number": "number",
  "-amount": "amount",
  requiredOn: "required",
} as const;

type Status = "draft" | "credit_hold" | "confirmed" | "closed" | "cancelled";
type Progress = "open" | "partly_shipped" | "shipped" | "partly_invoiced" | "invoiced";

/** What the address asks for, as the procedure wants it; the server's prefetch and the browser use the same. */
export function toOrdersInput(params: ListParams<(typeof orderFilterNames)[number]>) {
  return {
    search: params.q,
    sort: SORT[(params.sort ?? "-orderedOn") as keyof typeof SORT] ?? "newest",
    status: params.status ? [params.status as Status] : undefined,
    progress: params.progress ? [params.progress as Progress] : undefined,
    channel: params.channel,
    late: params.late ? true : undefined,
    from: params.orderedFrom,
    to: params.orderedTo,
    customerId: params.customer,
    itemId: params.item,
    totals: "bounded" as const,
    limit: 50,
  };
}
