import { defineLifecycle } from "@/server/kernel/lifecycle";

/**
 * A shipment is planned by sales, released to the warehouse, packed, dispatched, delivered. Dispatch posts. Release and
 * packing are steps of a warehouse that works by them: goods handed over the counter are dispatched as they were planned. Goods that were
 * dispatched and never left or arrived are put back by `reverse`; goods that the customer sends back are returned.
 */
export const shipmentLifecycle = defineLifecycle({
  states: ["planned", "released", "packed", "dispatched", "delivered", "cancelled"],
  initial: "planned",
  actions: {
    release: { from: ["planned"], to: "released" },
    pack: { from: ["released"], to: "packed" },
    unpack: { from: ["packed"], to: "released" },
    dispatch: { from: ["planned", "released", "packed"], to: "dispatched" },
    deliver: { from: ["dispatched"], to: "delivered" },
    cancel: { from: ["planned", "released", "packed"], to: "cancelled" },
    reinstate: { from: ["cancelled"], to: "planned" },
    reverse: { from: ["dispatched"], to: "released" },
  },
});
export type ShipmentState = (typeof shipmentLifecycle.states)[number];
export type ShipmentAction = keyof typeof shipmentLifecycle.actions;

/** What a delivery says of an order line's balance (SHP-06). */
export const DELIVERY_CODES = ["partial", "final", "cancelled", "reinstated"] as const;
export type DeliveryCode = (typeof DELIVERY_CODES)[number];
