import type { Subscriber } from "@/server/platform/subscription";
import { closeFulfilledOrders, refreshOrderProgress } from "./refresh-order-progress";
import { reserveArrivedStock, reserveFreedStock } from "./reserve-arrived-stock";
import { notifyCreditApprovers, notifyOfLostReservations, notifyWarehouse } from "./tell-people";

/** The consequences of order to cash. */
export const orderToCash: readonly Subscriber[] = [
  reserveArrivedStock,
  reserveFreedStock,
  ...refreshOrderProgress,
  ...closeFulfilledOrders,
  notifyWarehouse,
  notifyCreditApprovers,
  notifyOfLostReservations,
];

export { catchUpOrders } from "./catch-up-orders";
