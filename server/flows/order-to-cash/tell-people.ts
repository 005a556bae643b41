import { demandLinesByIds } from "@/server/modules/demand";
import { orderHeld, orderOwners } from "@/server/modules/orders";
import { shipmentOverview, shipmentReleased } from "@/server/modules/shipments";
import { reservationsReleased } from "@/server/modules/stock";
import type { UserId } from "@/server/platform/actor";
import { notify } from "@/server/platform/notifications";
import { defineSubscriber } from "@/server/platform/subscription";

/** The warehouse learns of a shipment by the document itself (SHP-07). A shipment that was withdrawn meanwhile tells nobody. */
export const notifyWarehouse = defineSubscriber({
  event: shipmentReleased,
  subscriber: "order-to-cash.notify-warehouse",
  async run(scope, { shipmentId }) {
    const shipment = await shipmentOverview(scope, shipmentId);
    if (shipment?.status !== "released") return;
    await notify(scope, {
      to: { roles: ["warehouse"] },
      code: "shipments.released",
      params: { number: shipment.number, customer: shipment.customerName, plannedOn: shipment.plannedOn, warehouse: shipment.warehouseName },
      href: `/shipments/${shipmentId}`,
      dedupeKey: `shipment-released:${shipmentId}`,
    });
  },
});

/** Whoever may release credit learns that an order waits for it (ORD-10). */
export const notifyCreditApprovers = defineSubscriber({
  event: orderHeld,
  subscriber: "order-to-cash.notify-credit-approvers",
  run: (scope, { orderId, number }) =>
    notify(scope, { to: { permission: "credit.release" }, code: "orders.held", params: { number }, href: `/orders/${orderId}`, dedupeKey: `order-held:${orderId}` }),
});

/**
 * A count took stock away that was promised: of each order the sales managers and its salesperson learn (INV-01). One notice
 * per order and count; who is both gets it once.
 */
export const notifyOfLostReservations = defineSubscriber({
  event: reservationsReleased,
  subscriber: "order-to-cash.notify-of-lost-reservations",
  async run(scope, { countId, countNumber, releases }) {
    const lines = [...(await demandLinesByIds(scope, releases.map((release) => release.demandLineId))).values()];
    for (const order of await orderOwners(scope, lines.map((line) => line.sourceId))) {
      const notice = {
        code: "orders.reservations_released",
        params: { count: countNumber, number: order.number, customer: order.customerName, lines: lines.filter((line) => line.sourceId === order.id).length },
        href: `/orders/${order.id}`,
        dedupeKey: `reservations-released:${countId}:${order.id}`,
      } as const;
      await notify(scope, { ...notice, to: { roles: ["sales_manager"] } });
      if (order.salesUserId) await notify(scope, { ...notice, to: { userIds: [order.salesUserId as UserId] } });
    }
  },
});
