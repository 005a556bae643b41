/** Rows of each kind that the customer card shows. */
export const LATEST = 5;

/** What the card asks of each list; the same on both sides. */
export function latestOf(customerId: string) {
  return {
    orders: { customerId, sort: "newest" as const, limit: LATEST },
    shipments: { customerId, sort: "-plannedOn" as const, limit: LATEST },
    invoices: { customerId, sort: "-invoicedOn" as const, limit: LATEST },
    receipts: { customerId, limit: LATEST },
  };
}
