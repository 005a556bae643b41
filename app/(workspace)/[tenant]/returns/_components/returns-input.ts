import type { ListParams } from "@/app/_ui";

export const returnFilterNames = ["waiting", "customer", "shipment"] as const;

export function toReturnsInput(params: ListParams<(typeof returnFilterNames)[number]>) {
  return { search: params.q, waitingForCredit: params.waiting ? true : undefined, customerId: params.customer, shipmentId: params.shipment, limit: 50 };
}
