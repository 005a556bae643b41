import type { Subscriber } from "@/server/platform/subscription";
import { followOrders } from "./follow-orders";
import { reserveArrivedStock, reserveFreedStock } from "./reserve-arrived-stock";
import { notifyCreditApprovers, notifyOfLostReservations, notifyWarehouse } from "./tell-people";

/** The consequences of order to cash. */
export const orderToCash: readonly Subscriber[] = [
  reserveArrivedStock,
  reserveFreedStock,
  ...followOrders,
  notifyWarehouse,
  notifyCreditApprovers,
  notifyOfLostReservations,
];

export { catchUpOrders } from "./catch-up-orders";
