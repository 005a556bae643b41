import type { ListParams } from "@/app/_ui";

export const invoiceFilterNames = ["kind", "state", "customer", "issuedFrom", "issuedTo"] as const;

/** What the address asks for, as the procedure wants it; the server's prefetch and the browser use the same. */
export function toInvoicesInput(params: ListParams<(typeof invoiceFilterNames)[number]>) {
  return {
    search: params.q,
    kind: params.kind === "invoice" || params.kind === "credit_note" ? (params.kind as "invoice" | "credit_note") : undefined,
    state: params.state === "open" || params.state === "overdue" || params.state === "settled" ? (params.state as "open" | "overdue" | "settled") : undefined,
    customerId: params.customer,
    from: params.issuedFrom,
    to: params.issuedTo,
    sort: params.sort === "invoicedOn" ? ("invoicedOn" as const) : ("-invoicedOn" as const),
    totals: "bounded" as const,
    limit: 50,
  };
}
