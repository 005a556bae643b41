import type { CustomerRecord } from "../../_components/customer-values";

export type Address = CustomerRecord["addresses"][number];
export const ADDRESS_KINDS = ["ship_to", "bill_to", "sold_to"] as const;
