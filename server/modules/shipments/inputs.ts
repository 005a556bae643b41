import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { calendarDateInput, nonNegativeQuantity, optionalText, positiveQuantity, textInput } from "@/server/kernel/inputs";
import { totalsWanted } from "@/server/platform/totals";
import { DELIVERY_CODES, shipmentLifecycle } from "./rules/shipment-lifecycle";

export const shipmentId = idOf("shipment");
export const shipmentLineId = idOf("shipment_line");
export const returnReceiptId = idOf("return_receipt");
/** A demand line has the id of its order line. */
export const demandLineId = idOf("demand_line");
const warehouseId = idOf("warehouse");
const customerId = idOf("customer");
/** The order that a shipment fulfils. */
const orderId = idOf("order");
const version = z.number().int().positive();
const plannedCode = z.enum(["partial", "final"]);

export const addressInput = z.object({
  recipient: optionalText(200),
  line1: textInput(200),
  line2: optionalText(200),
  city: optionalText(100),
  region: optionalText(100),
  postalCode: optionalText(20),
  country: z.string().trim().toUpperCase().regex(/^[A-Z]{2}$/, { error: "input.country" }),
});

const carriage = {
  carrier: optionalText(100),
  trackingNumber: optionalText(100),
  route: optionalText(100),
  packages: z.number().int().min(1).max(9999).nullish(),
  note: optionalText(2000),
};

export const createShipmentInput = z.object({
  /** The workspace's today when absent. */
  plannedOn: calendarDateInput.optional(),
  /** The customer's ship-to address when absent. */
  shipTo: addressInput.nullish(),
  customerReference: optionalText(100),
  /** The order's; invoices take the customer's when absent. */
  paymentTermsId: idOf("payment_terms").nullish(),
  ...carriage,
  lines: z
    .array(z.object({ demandLineId, quantity: positiveQuantity, locationId: idOf("location").nullish(), deliveryCode: plannedCode.nullish() }))
    .min(1)
    .max(500),
});

export const updateShipmentInput = z.object({
  shipmentId,
  version,
  plannedOn: calendarDateInput,
  shipTo: addressInput,
  customerReference: optionalText(100),
  ...carriage,
  /** Only the lines that change; a quantity of zero takes the line off the shipment. */
  lines: z
    .array(z.object({ shipmentLineId, quantity: nonNegativeQuantity, locationId: idOf("location").nullish(), deliveryCode: plannedCode.nullish() }))
    .max(500)
    .default([]),
});

export const shipmentIdInput = z.object({ shipmentId });
export const packLineInput = z.object({ shipmentId, shipmentLineId, packed: z.boolean() });
export const packShipmentInput = z.object({ shipmentId, packages: z.number().int().min(1).max(9999).nullish() });
export const dispatchInput = z.object({
  shipmentId,
  /** Business date; the workspace's today when absent. */
  on: calendarDateInput.optional(),
  carrier: optionalText(100),
  trackingNumber: optionalText(100),
});
export const shipmentOnInput = z.object({ shipmentId, on: calendarDateInput.optional() });
export const reverseDispatchInput = z.object({ shipmentId, on: calendarDateInput.optional(), reason: textInput(500) });

export const RETURN_DISPOSITIONS = ["restock", "scrap"] as const;
export const receiveReturnInput = z.object({
  shipmentId,
  on: calendarDateInput.optional(),
  reason: textInput(500),
  lines: z
    .array(z.object({ shipmentLineId, quantity: positiveQuantity, disposition: z.enum(RETURN_DISPOSITIONS), locationId: idOf("location").nullish() }))
    .min(1)
    .max(500),
});

const page = { cursor: z.string().max(500).nullish(), limit: z.number().int().min(1).max(200).default(50) };

export const listShipmentsInput = z.object({
  search: z.string().max(200).optional(),
  status: z.enum(shipmentLifecycle.states).optional(),
  /** Neither dispatched nor cancelled. */
  open: z.boolean().optional(),
  /** Open and its planned day has passed. */
  late: z.boolean().optional(),
  warehouseId: warehouseId.optional(),
  customerId: customerId.optional(),
  orderId: orderId.optional(),
  plannedFrom: calendarDateInput.optional(),
  plannedTo: calendarDateInput.optional(),
  sort: z.enum(["plannedOn", "-plannedOn", "number", "-number", "customer", "-customer"]).default("plannedOn"),
  totals: totalsWanted,
  ...page,
});

export const scheduleInput = z.object({ from: calendarDateInput, to: calendarDateInput, warehouseId: warehouseId.optional() });
export const openLinesInput = z.object({ orderId });
export const listOpenOrdersInput = z.object({ search: z.string().max(200).optional(), warehouseId: warehouseId.optional(), limit: z.number().int().min(1).max(200).default(50) });

export const listReturnsInput = z.object({
  search: z.string().max(200).optional(),
  customerId: customerId.optional(),
  shipmentId: shipmentId.optional(),
  /** Invoiced goods came back and no credit note covers them yet. */
  waitingForCredit: z.boolean().optional(),
  ...page,
});
export const returnReceiptIdInput = z.object({ returnReceiptId });

export { DELIVERY_CODES };
