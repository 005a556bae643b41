import type { ListParams } from "@/app/_ui";

export const METHODS = ["transfer", "cash", "note", "card"] as const;
const STATES = ["posted", "reversed", "unallocated"] as const;
export const receiptFilterNames = ["method", "state", "customer", "receivedFrom", "receivedTo"] as const;

/** What the address says, as the query wants it; the same on both sides. */
export function toReceiptsInput(params: ListParams<(typeof receiptFilterNames)[number]>) {
  return {
    q: params.q,
    method: METHODS.find((method) => method === params.method),
    state: STATES.find((state) => state === params.state),
    customerId: params.customer,
    from: params.receivedFrom,
    to: params.receivedTo,
    totals: "bounded" as const,
    limit: 50,
  };
}
