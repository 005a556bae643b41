import type { ListParams } from "@/app/_ui";

export const shipmentFilterNames = ["status", "open", "late", "warehouse", "customer", "order", "plannedFrom", "plannedTo"] as const;

type Status = "planned" | "released" | "packed" | "dispatched" | "delivered" | "cancelled";
type Sort = "plannedOn" | "-plannedOn" | "number" | "-number";
const SORTS: readonly string[] = ["plannedOn", "-plannedOn", "number", "-number"] satisfies Sort[];

/** What the address asks for, as the procedure wants it; the server's prefetch and the browser use the same. */
export function toShipmentsInput(params: ListParams<(typeof shipmentFilterNames)[number]>) {
  const sort = params.sort && SORTS.includes(params.sort) ? (params.sort as Sort) : "-plannedOn";
  return {
    search: params.q,
    sort,
    status: params.status as Status | undefined,
    open: params.open ? true : undefined,
    late: params.late ? true : undefined,
    warehouseId: params.warehouse,
    customerId: params.customer,
    orderId: params.order,
    plannedFrom: params.plannedFrom,
    plannedTo: params.plannedTo,
    totals: "bounded" as const,
    limit: 50,
  };
}
