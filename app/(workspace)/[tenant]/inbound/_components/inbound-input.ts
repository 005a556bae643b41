import type { ListParams } from "@/app/_ui";

export const inboundFilterNames = ["status", "warehouse"] as const;
const STATUSES = ["open", "overdue", "received", "cancelled"] as const;

/** What the address asks for; `all` leaves the state open, otherwise what is still to come. */
export function toInboundInput(params: ListParams<(typeof inboundFilterNames)[number]>) {
  return {
    search: params.q,
    status: STATUSES.find((status) => status === params.status),
    warehouseId: params.warehouse,
    sort: params.sort === "dueOn" ? ("dueOn" as const) : ("-dueOn" as const),
    limit: 50,
  };
}
