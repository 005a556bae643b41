import type { Company } from "../stage/companies";
import type { Chooser } from "../stage/chooser";

/**
 * The six steps of a loop in SAP's Sales and Distribution benchmark: VA01 create an order with five lines, VL01N create its
 * delivery, VA03 display the order, VL02N change the delivery and post goods issue, VA05 list 40 orders of one customer,
 * VF01 create the invoice.
 */
export const STEPS = ["create order", "create delivery", "display order", "change delivery, goods issue", "list orders", "create invoice"] as const;
export type Step = (typeof STEPS)[number];

export const LINES_PER_ORDER = 5;
export const ORDERS_LISTED = 40;

/** What one user has in hand between the steps of a loop. */
export interface Loop {
  readonly company: Company;
  readonly customerId: string;
  readonly lines: readonly { itemId: string; quantity: string }[];
  orderId: string;
  orderLineIds: readonly string[];
  shipmentId: string;
}

/** Ways to carry the steps out: by HTTP, by calling the commands, by plain SQL. */
export interface Driver {
  readonly run: Readonly<Record<Step, (loop: Loop) => Promise<void>>>;
}

/** Chooses a customer and five different items, one to nine pieces each. */
export function newLoop(company: Company, choose: Chooser): Loop {
  const items = new Set<string>();
  while (items.size < LINES_PER_ORDER) items.add(choose.from(company.itemIds));
  return {
    company,
    customerId: choose.from(company.customerIds),
    lines: [...items].map((itemId) => ({ itemId, quantity: String(choose.between(1, 9)) })),
    orderId: "",
    orderLineIds: [],
    shipmentId: "",
  };
}
