import type { ListParams } from "@/app/_ui";
import { AGES } from "./receivable-tones";

export const receivableFilterNames = ["bucket", "state", "customer"] as const;

/** What the address says, as the query wants it; the same on both sides. */
export function toReceivablesInput(params: ListParams<(typeof receivableFilterNames)[number]>) {
  return {
    q: params.q,
    bucket: AGES.find((age) => age === params.bucket),
    state: params.state === "all" ? ("all" as const) : ("open" as const),
    customerId: params.customer,
    totals: "bounded" as const,
    limit: 50,
  };
}
