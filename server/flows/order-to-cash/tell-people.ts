import { orderHeld } from "@/server/modules/orders";
import { shipmentOverview, shipmentReleased } from "@/server/modules/shipments";
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
