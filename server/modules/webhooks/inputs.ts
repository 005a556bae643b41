import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { optionalText, textInput } from "@/server/kernel/inputs";
import { deliveryLifecycle } from "./rules/delivery-lifecycle";
import { WEBHOOK_EVENT_TYPES } from "./rules/event-catalogue";

export const endpointId = idOf("webhook_endpoint");
export const deliveryId = idOf("webhook_delivery");
export const connectionId = idOf("fulfilment_connection");

const eventTypes = z.array(z.enum(WEBHOOK_EVENT_TYPES)).min(1, { error: "webhooks.no_events" }).transform((types) => [...new Set(types)]);

const endpointFields = {
  url: z.string().trim().min(1, { error: "input.required" }).max(2000, { error: "input.too_long" }),
  description: optionalText(200),
  eventTypes,
  /** Only what belongs to orders of this channel. */
  channel: optionalText(20),
};

export const createEndpointInput = z.object(endpointFields);
export const updateEndpointInput = z.object({ endpointId, version: z.number().int().positive(), ...endpointFields });
export const endpointInput = z.object({ endpointId });
export const deliveryInput = z.object({ deliveryId });

export const listDeliveriesInput = z.object({
  endpointId,
  status: z.enum(deliveryLifecycle.states).optional(),
  eventType: z.string().max(60).optional(),
  /** Number of an order, shipment, invoice …, from its beginning. */
  search: z.string().trim().max(60).optional(),
  cursor: z.string().max(200).nullish(),
  limit: z.number().int().min(1).max(100).default(50),
});

export const createConnectionInput = z.object({ name: textInput(100), mayBackdate: z.boolean().default(false) });
export const connectionInput = z.object({ connectionId });
export const listMessagesInput = z.object({ connectionId, cursor: z.string().max(200).nullish(), limit: z.number().int().min(1).max(100).default(50) });
