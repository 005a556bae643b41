import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import {
  amountMinorInput,
  calendarDateInput,
  optionalText,
  percentInput,
  positiveAmountMinor,
  positiveQuantity,
  textInput,
  unitPriceInput,
} from "@/server/kernel/inputs";
import { totalsWanted } from "@/server/platform/totals";
import { orderLifecycle } from "./rules/order-lifecycle";

export const orderId = idOf("order");
export const orderLineId = idOf("order_line");

const addressInput = z.object({
  recipient: optionalText(120),
  line1: textInput(200),
  line2: optionalText(200),
  city: optionalText(100),
  region: optionalText(100),
  postalCode: optionalText(20),
  country: z.string().regex(/^[A-Z]{2}$/, { error: "input.country" }),
});

export const orderLineInput = z.object({
  itemId: idOf("item"),
  /** In `unitId`, or in the item's base unit when that is absent. */
  quantity: positiveQuantity,
  unitId: idOf("unit").nullish(),
  warehouseId: idOf("warehouse").nullish(),
  description: optionalText(300),
  /** Typed by hand, per base unit; absent means the price book decides. */
  unitPrice: unitPriceInput.nullish(),
  /** Typed by hand; absent means the discount rules decide. */
  discountPercent: percentInput.nullish(),
  priceReason: optionalText(200),
  taxCodeId: idOf("tax_code").nullish(),
  requiredOn: calendarDateInput.nullish(),
  shipSeparately: z.boolean().default(false),
  /** Another destination for this line alone. */
  shipToAddressId: idOf("customer_address").nullish(),
});

export const orderChargeInput = z.object({
  kind: z.enum(["freight", "packing", "other"]).default("freight"),
  description: textInput(200),
  amountMinor: positiveAmountMinor,
  taxCodeId: idOf("tax_code").nullish(),
});

/** What a person or a program says of an order; everything left out is filled from the customer. */
export const orderDraftInput = z.object({
  customerId: idOf("customer"),
  type: z.enum(["domestic", "service"]).default("domestic"),
  legalEntityId: idOf("legal_entity").nullish(),
  contactId: idOf("contact").nullish(),
  salesUserId: idOf("user").nullish(),
  orderedOn: calendarDateInput.nullish(),
  requiredOn: calendarDateInput.nullish(),
  customerReference: optionalText(80),
  buyerName: optionalText(120),
  regionCode: optionalText(20),
  warehouseId: idOf("warehouse").nullish(),
  shipToAddressId: idOf("customer_address").nullish(),
  shipTo: addressInput.nullish(),
  carrier: optionalText(80),
  route: optionalText(80),
  paymentTermsId: idOf("payment_terms").nullish(),
  notes: optionalText(2000),
  allowBackOrder: z.boolean().default(false),
  lines: z.array(orderLineInput).min(1, { error: "orders.no_lines" }).max(500, { error: "input.too_many" }),
  charges: z.array(orderChargeInput).max(20, { error: "input.too_many" }).default([]),
});

export const createOrderInput = orderDraftInput.extend({
  channel: z.enum(["direct", "web", "store", "phone", "import", "api"]).default("direct"),
  externalKey: optionalText(120),
  /** Confirm in the same breath; a check that stops leaves the order a draft. */
  confirm: z.boolean().default(false),
});

export const updateOrderInput = orderDraftInput.extend({ orderId, version: z.number().int().positive() });

export const confirmOrderInput = z.object({
  orderId,
  /** Confirm the date that can be promised when stock is short. */
  allowBackOrder: z.boolean().optional(),
});

export const orderRefInput = z.object({ orderId });
export const releaseCreditInput = z.object({ orderId, note: textInput(500) });
export const cancelOrderInput = z.object({ orderId, reason: textInput(300) });
export const cancelLineInput = z.object({ orderId, orderLineId, reason: textInput(300) });
export const lineRefInput = z.object({ orderId, orderLineId });
export const confirmPriceInput = z.object({ orderId, orderLineIds: z.array(orderLineId).min(1).max(500) });

/** `number` and `amount` begin with the greatest, `required` with the soonest; `_up` and `_down` turn them round. */
export const ORDER_SORTS = ["newest", "oldest", "number", "number_up", "amount", "amount_up", "required", "required_down", "customer", "customer_down"] as const;

export const listOrdersInput = z.object({
  search: z.string().trim().max(100).optional(),
  status: z.array(z.enum(orderLifecycle.states)).optional(),
  progress: z.array(z.enum(["open", "partly_shipped", "shipped", "partly_invoiced", "invoiced"])).optional(),
  customerId: idOf("customer").optional(),
  itemId: idOf("item").optional(),
  salesUserId: idOf("user").optional(),
  channel: z.string().max(20).optional(),
  from: calendarDateInput.optional(),
  to: calendarDateInput.optional(),
  /** Confirmed lines promised before today and not shipped. */
  late: z.boolean().optional(),
  minGrossMinor: amountMinorInput.optional(),
  sort: z.enum(ORDER_SORTS).default("newest"),
  totals: totalsWanted,
  cursor: z.string().max(200).nullish(),
  limit: z.number().int().min(1).max(100).default(50),
});

export const summariseOrdersInput = z.object({
  by: z.enum(["customer", "item", "supplier", "sales_user", "month", "status"]),
  from: calendarDateInput.optional(),
  to: calendarDateInput.optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

export const previewOrderInput = z.object({
  customerId: idOf("customer"),
  orderedOn: calendarDateInput.nullish(),
  requiredOn: calendarDateInput.nullish(),
  warehouseId: idOf("warehouse").nullish(),
  lines: z.array(orderLineInput.extend({ key: z.string().max(64) })).max(500),
  charges: z.array(orderChargeInput).max(20).default([]),
});

export const findItemsInput = z.object({
  customerId: idOf("customer").nullish(),
  warehouseId: idOf("warehouse").nullish(),
  /** What was typed or pasted; an empty text asks for the first items by code. */
  texts: z.array(z.string().max(200)).min(1).max(200),
  /** How many items each text is answered with. */
  limit: z.number().int().min(1).max(20).default(6),
});

export const duplicateReferenceInput = z.object({
  customerId: idOf("customer"),
  customerReference: textInput(80),
  exceptOrderId: orderId.nullish(),
});
