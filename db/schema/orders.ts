import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { orderLifecycle } from "@/server/modules/orders/rules/order-lifecycle";
import { amountMinor, calendarDay, createdAt, moment, oneOf, percent, quantity, tenantReference, tenantTable, unitPrice, updatedAt, version } from "../columns";
import { items, taxCodes } from "./catalog";
import { contacts, customers, legalEntities, paymentTerms } from "./customers";
import type { AddressSnapshot } from "./shipments";
import { warehouses } from "./stock";

export const orders = tenantTable(
  "orders",
  {
    number: text("number").notNull(),
    type: text("type").notNull().default("domestic"),
    customerId: uuid("customer_id").notNull(),
    legalEntityId: uuid("legal_entity_id").notNull(),
    contactId: uuid("contact_id"),
    /** The member who made the sale. */
    salesUserId: uuid("sales_user_id"),
    status: text("status").notNull().default(orderLifecycle.initial),
    /** ORD-01: when the customer ordered, when it was entered (createdAt), when the last change was confirmed. */
    orderedOn: calendarDay("ordered_on").notNull(),
    lastConfirmedAt: moment("last_confirmed_at"),
    requiredOn: calendarDay("required_on").notNull(),
    customerReference: text("customer_reference"),
    buyerName: text("buyer_name"),
    regionCode: text("region_code"),
    warehouseId: uuid("warehouse_id").notNull(),
    shipTo: jsonb("ship_to").$type<AddressSnapshot>().notNull(),
    carrier: text("carrier"),
    route: text("route"),
    paymentTermsId: uuid("payment_terms_id"),
    currency: text("currency").notNull(),
    notes: text("notes"),
    /** The key of the system it came from (ORD-21). */
    externalKey: text("external_key"),
    channel: text("channel").notNull().default("direct"),
    allowBackOrder: boolean("allow_back_order").notNull().default(false),
    netMinor: amountMinor("net_minor").notNull().default(sql`0`),
    taxMinor: amountMinor("tax_minor").notNull().default(sql`0`),
    chargesMinor: amountMinor("charges_minor").notNull().default(sql`0`),
    grossMinor: amountMinor("gross_minor").notNull().default(sql`0`),
    cancelReason: text("cancel_reason"),
    /** For lists only: how far the demand book says it is; refreshed by a flow, never read by a rule. */
    progress: text("progress").notNull().default("open"),
    paymentProgress: text("payment_progress").notNull().default("none"),
    searchText: text("search_text").notNull(),
    createdBy: uuid("created_by"),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("orders_number_key").on(t.tenantId, t.number),
    uniqueIndex("orders_external_key").on(t.tenantId, t.channel, t.externalKey).where(sql`external_key is not null`),
    // Number and amount: a span of days is read off it in their order, too.
    index("orders_on_idx").on(t.tenantId, t.orderedOn, t.id, t.number, t.grossMinor),
    index("orders_status_idx").on(t.tenantId, t.status, t.orderedOn, t.id),
    index("orders_customer_idx").on(t.tenantId, t.customerId, t.orderedOn, t.id),
    index("orders_amount_idx").on(t.tenantId, t.grossMinor, t.id),
    index("orders_required_idx").on(t.tenantId, t.requiredOn, t.id),
    index("orders_progress_idx").on(t.tenantId, t.progress, t.orderedOn, t.id),
    index("orders_channel_idx").on(t.tenantId, t.channel, t.orderedOn, t.id).where(sql`channel <> 'direct'`),
    index("orders_reference_idx").on(t.tenantId, t.customerReference).where(sql`customer_reference is not null`),
    tenantReference("orders_customer_fk", t, t.customerId, customers),
    tenantReference("orders_entity_fk", t, t.legalEntityId, legalEntities),
    tenantReference("orders_contact_fk", t, t.contactId, contacts),
    tenantReference("orders_warehouse_fk", t, t.warehouseId, warehouses),
    tenantReference("orders_terms_fk", t, t.paymentTermsId, paymentTerms),
    check("orders_status", oneOf(t.status, orderLifecycle.states)),
    check("orders_type", sql`${t.type} in ('domestic', 'service')`),
    check("orders_progress", sql`${t.progress} in ('open', 'partly_shipped', 'shipped', 'partly_invoiced', 'invoiced')`),
    check("orders_payment", sql`${t.paymentProgress} in ('none', 'partly_paid', 'paid')`),
  ],
);

export const orderLines = tenantTable(
  "order_lines",
  {
    orderId: uuid("order_id").notNull(),
    lineNo: integer("line_no").notNull(),
    itemId: uuid("item_id").notNull(),
    description: text("description").notNull(),
    /** In the item's base unit. */
    quantity: quantity("quantity").notNull(),
    /** As entered, when another unit was used. */
    enteredUnitId: uuid("entered_unit_id"),
    enteredQuantity: quantity("entered_quantity"),
    warehouseId: uuid("warehouse_id").notNull(),
    unitPrice: unitPrice("unit_price").notNull(),
    discountPercent: percent("discount_percent").notNull().default("0"),
    /** `rule` (from the price book), `manual` (typed, needs confirmation), `confirmed` (manual and confirmed). */
    priceStatus: text("price_status").notNull(),
    priceReason: text("price_reason"),
    priceConfirmedBy: uuid("price_confirmed_by"),
    /** Which list and rules gave the price, step by step. */
    priceTrace: jsonb("price_trace").$type<{ step: string; params: Record<string, string> }[]>().notNull().default([]),
    taxCodeId: uuid("tax_code_id").notNull(),
    taxRatePercent: percent("tax_rate_percent").notNull(),
    netMinor: amountMinor("net_minor").notNull(),
    requiredOn: calendarDay("required_on").notNull(),
    promisedOn: calendarDay("promised_on"),
    shipSeparately: boolean("ship_separately").notNull().default(false),
    shipTo: jsonb("ship_to").$type<AddressSnapshot | null>(),
    /** Cancelled whole lines keep their row and their reason. */
    cancelledAt: moment("cancelled_at"),
    cancelReason: text("cancel_reason"),
  },
  (t) => [
    uniqueIndex("order_lines_no_key").on(t.tenantId, t.orderId, t.lineNo),
    index("order_lines_item_idx").on(t.tenantId, t.itemId),
    tenantReference("order_lines_order_fk", t, t.orderId, orders),
    tenantReference("order_lines_item_fk", t, t.itemId, items),
    tenantReference("order_lines_warehouse_fk", t, t.warehouseId, warehouses),
    tenantReference("order_lines_tax_fk", t, t.taxCodeId, taxCodes),
    check("order_lines_quantity", sql`${t.quantity} > 0`),
    check("order_lines_price_status", sql`${t.priceStatus} in ('rule', 'manual', 'confirmed')`),
  ],
);

/** Charges outside the lines (freight, packing). */
export const orderCharges = tenantTable(
  "order_charges",
  {
    orderId: uuid("order_id").notNull(),
    lineNo: integer("line_no").notNull(),
    kind: text("kind").notNull().default("freight"),
    description: text("description").notNull(),
    amountMinor: amountMinor("amount_minor").notNull(),
    taxCodeId: uuid("tax_code_id"),
    taxRatePercent: percent("tax_rate_percent").notNull().default("0"),
  },
  (t) => [
    uniqueIndex("order_charges_no_key").on(t.tenantId, t.orderId, t.lineNo),
    tenantReference("order_charges_order_fk", t, t.orderId, orders),
    tenantReference("order_charges_tax_fk", t, t.taxCodeId, taxCodes),
    check("order_charges_amount", sql`${t.amountMinor} > 0`),
  ],
);

/** The three visible steps of the last confirmation attempt: availability, price, credit. */
export const orderChecks = tenantTable(
  "order_checks",
  {
    orderId: uuid("order_id").notNull(),
    step: text("step").notNull(),
    outcome: text("outcome").notNull(),
    /** Faults as code and parameters, one per line or one for the order. */
    findings: jsonb("findings").$type<{ lineNo: number | null; code: string; params: Record<string, string | number> }[]>().notNull().default([]),
    checkedAt: moment("checked_at").notNull(),
    checkedBy: uuid("checked_by"),
    releasedBy: uuid("released_by"),
    releaseNote: text("release_note"),
  },
  (t) => [
    uniqueIndex("order_checks_step_key").on(t.tenantId, t.orderId, t.step),
    tenantReference("order_checks_order_fk", t, t.orderId, orders),
    check("order_checks_step", sql`${t.step} in ('availability', 'price', 'credit')`),
    check("order_checks_outcome", sql`${t.outcome} in ('passed', 'warned', 'failed', 'released')`),
  ],
);
