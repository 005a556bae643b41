import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";

const payload = z.object({ orderId: z.string(), customerId: z.string(), number: z.string() });

export const orderCreated = defineEvent("order.created", payload);
export const orderConfirmed = defineEvent("order.confirmed", payload);
export const orderHeld = defineEvent("order.held", payload);
export const orderCancelled = defineEvent("order.cancelled", payload);
export const orderClosed = defineEvent("order.closed", payload);
