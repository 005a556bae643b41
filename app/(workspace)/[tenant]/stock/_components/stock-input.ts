import type { ListParams } from "@/app/_ui";

export const stockFilterNames = ["warehouse", "category", "state"] as const;
const STATES = ["in_stock", "out", "short", "reserved"] as const;
export type StockState = (typeof STATES)[number];

/** What the address asks for, as the procedure wants it. */
export function toStockInput(params: ListParams<(typeof stockFilterNames)[number]>) {
  return {
    search: params.q,
    warehouseId: params.warehouse,
    categoryId: params.category,
    state: STATES.find((state) => state === params.state),
    sort: params.sort === "-code" ? ("-code" as const) : ("code" as const),
    limit: 50,
  };
}
