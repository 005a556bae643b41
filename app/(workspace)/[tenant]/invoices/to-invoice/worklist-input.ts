import type { ListParams } from "@/app/_ui";

export const toInvoiceFilterNames = ["customer"] as const;

export function toWorklistInput(params: ListParams<(typeof toInvoiceFilterNames)[number]>) {
  return { search: params.q, customerId: params.customer, limit: 50 };
}
