import type { ListParams } from "@/app/_ui";

export const inboundFilterNames = ["status", "warehouse"] as const;
const STATUSES = ["open", "overdue", "received", "cancelled"] as const;

/** What the address asks for. Without a state: what is still to come, the soonest first; `all` shows the past too, the latest first. */
export function toInboundInput(params: ListParams<(typeof inboundFilterNames)[number]>) {
  return {
    search: params.q,
    status: params.status === "all" ? undefined : (STATUSES.find((status) => status === params.status) ?? ("open" as const)),
    warehouseId: params.warehouse,
    sort: (params.sort ?? defaultInboundSort(params.status)) === "dueOn" ? ("dueOn" as const) : ("-dueOn" as const),
    limit: 50,
  };
}

export function defaultInboundSort(status: string | undefined): "dueOn" | "-dueOn" {
  return status === undefined || status === "open" || status === "overdue" ? "dueOn" : "-dueOn";
}
