import type { CustomerRecord } from "../../_components/customer-values";

export type Address = CustomerRecord["addresses"][number];

/** In the order of use: most is shipped, then billed. */
export const ADDRESS_KINDS = ["ship_to", "bill_to", "sold_to"] as const;
