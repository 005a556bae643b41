import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";

const ofShipment = z.object({ shipmentId: z.string(), sourceType: z.string(), sourceId: z.string() });

export const shipmentReleased = defineEvent("shipment.released", ofShipment);
export const shipmentDispatched = defineEvent("shipment.dispatched", ofShipment);
export const shipmentDelivered = defineEvent("shipment.delivered", ofShipment);
/** The goods are back in stock as if they had never left. */
export const shipmentReversed = defineEvent("shipment.reversed", ofShipment);
export const returnReceived = defineEvent("return.received", ofShipment.extend({ returnReceiptId: z.string() }));
