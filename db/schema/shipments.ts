import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { DELIVERY_CODES, shipmentLifecycle } from "@/server/modules/shipments/rules/shipment-lifecycle";
import { amountMinor, calendarDay, createdAt, moment, oneOf, quantity, tenantReference, tenantTable, updatedAt, version } from "../columns";
import { items } from "./catalog";
import { customers, legalEntities, paymentTerms } from "./customers";
import { demandLines } from "./demand";
import { locations, warehouses } from "./stock";

/** An address as it stood when the document was made. */
export interface AddressSnapshot {
  recipient: string | null;
  line1: string;
  line2: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string;
}

export const shipments = tenantTable(
  "shipments",
  {
    number: text("number").notNull(),
    customerId: uuid("customer_id").notNull(),
    legalEntityId: uuid("legal_entity_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    /** The order, when all lines are of one. */
    sourceType: text("source_type").notNull(),
    sourceId: uuid("source_id").notNull(),
    sourceNumber: text("source_number").notNull(),
    customerReference: text("customer_reference"),
    /** The order's payment terms; the customer's when null. */
    paymentTermsId: uuid("payment_terms_id"),
    shipTo: jsonb("ship_to").$type<AddressSnapshot>().notNull(),
    status: text("status").notNull().default(shipmentLifecycle.initial),
    plannedOn: calendarDay("planned_on").notNull(),
    shippedOn: calendarDay("shipped_on"),
    deliveredOn: calendarDay("delivered_on"),
    carrier: text("carrier"),
    trackingNumber: text("tracking_number"),
    route: text("route"),
    packages: integer("packages"),
    note: text("note"),
    /** Revenue was posted (at dispatch or delivery, by the workspace's policy). */
    recognisedOn: calendarDay("recognised_on"),
    createdBy: uuid("created_by"),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("shipments_number_key").on(t.tenantId, t.number),
    index("shipments_status_idx").on(t.tenantId, t.status, t.plannedOn, t.id),
    index("shipments_planned_idx").on(t.tenantId, t.plannedOn, t.id, t.number),
    index("shipments_open_idx").on(t.tenantId, t.plannedOn, t.id).where(sql`status in ('planned', 'released', 'packed')`),
    index("shipments_warehouse_idx").on(t.tenantId, t.warehouseId, t.plannedOn, t.id),
    index("shipments_customer_on_idx").on(t.tenantId, t.customerId, t.plannedOn, t.id),
    index("shipments_source_idx").on(t.tenantId, t.sourceType, t.sourceId),
    index("shipments_source_number_idx").on(t.tenantId, t.sourceNumber),
    tenantReference("shipments_customer_fk", t, t.customerId, customers),
    tenantReference("shipments_entity_fk", t, t.legalEntityId, legalEntities),
    tenantReference("shipments_warehouse_fk", t, t.warehouseId, warehouses),
    tenantReference("shipments_terms_fk", t, t.paymentTermsId, paymentTerms),
    check("shipments_status", oneOf(t.status, shipmentLifecycle.states)),
    check("shipments_shipped_on", sql`(${t.status} in ('dispatched', 'delivered')) = (${t.shippedOn} is not null)`),
  ],
);

export const shipmentLines = tenantTable(
  "shipment_lines",
  {
    shipmentId: uuid("shipment_id").notNull(),
    lineNo: integer("line_no").notNull(),
    demandLineId: uuid("demand_line_id").notNull(),
    itemId: uuid("item_id").notNull(),
    /** Where to pick. */
    locationId: uuid("location_id"),
    quantity: quantity("quantity").notNull(),
    packed: boolean("packed").notNull().default(false),
    deliveryCode: text("delivery_code"),
    /** Cost of what was issued, home currency; set at dispatch. */
    costMinor: amountMinor("cost_minor").notNull().default(sql`0`),
    /** Part of the quantity that the order line's reservation gave; what a reversal reserves again. */
    reservationConsumed: quantity("reservation_consumed").notNull().default("0"),
    /** Rest of the order line that a final delivery gave up; what a reversal opens again. */
    remainderCancelled: quantity("remainder_cancelled").notNull().default("0"),
    /** Net value recognised for this line; set when revenue is. */
    recognisedMinor: amountMinor("recognised_minor").notNull().default(sql`0`),
    returned: quantity("returned").notNull().default("0"),
    returnedUnbilled: quantity("returned_unbilled").notNull().default("0"),
    invoiced: quantity("invoiced").notNull().default("0"),
  },
  (t) => [
    uniqueIndex("shipment_lines_no_key").on(t.tenantId, t.shipmentId, t.lineNo),
    index("shipment_lines_demand_idx").on(t.tenantId, t.demandLineId),
    index("shipment_lines_billable_idx").on(t.tenantId, t.shipmentId).where(sql`invoiced + returned_unbilled < quantity`),
    tenantReference("shipment_lines_shipment_fk", t, t.shipmentId, shipments),
    tenantReference("shipment_lines_demand_fk", t, t.demandLineId, demandLines),
    tenantReference("shipment_lines_item_fk", t, t.itemId, items),
    tenantReference("shipment_lines_location_fk", t, t.locationId, locations),
    check("shipment_lines_quantity", sql`${t.quantity} > 0`),
    check("shipment_lines_returned", sql`${t.returned} between 0 and ${t.quantity} and ${t.returnedUnbilled} between 0 and ${t.returned}`),
    check("shipment_lines_invoiced", sql`${t.invoiced} >= 0 and ${t.invoiced} + ${t.returnedUnbilled} <= ${t.quantity}`),
    check("shipment_lines_code", sql`${t.deliveryCode} is null or ${oneOf(t.deliveryCode, DELIVERY_CODES)}`),
  ],
);

/** Goods that came back (SVC-02). */
export const returnReceipts = tenantTable(
  "return_receipts",
  {
    number: text("number").notNull(),
    shipmentId: uuid("shipment_id").notNull(),
    customerId: uuid("customer_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    receivedOn: calendarDay("received_on").notNull(),
    reason: text("reason").notNull(),
    /** Invoiced goods came back and no credit note covers them yet. */
    createdBy: uuid("created_by"),
    postedAt: moment("posted_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("return_receipts_number_key").on(t.tenantId, t.number),
    index("return_receipts_customer_idx").on(t.tenantId, t.customerId, t.id),
    index("return_receipts_shipment_idx").on(t.tenantId, t.shipmentId),
    tenantReference("return_receipts_shipment_fk", t, t.shipmentId, shipments),
    tenantReference("return_receipts_customer_fk", t, t.customerId, customers),
    tenantReference("return_receipts_warehouse_fk", t, t.warehouseId, warehouses),
  ],
);

export const returnReceiptLines = tenantTable(
  "return_receipt_lines",
  {
    returnReceiptId: uuid("return_receipt_id").notNull(),
    lineNo: integer("line_no").notNull(),
    shipmentLineId: uuid("shipment_line_id").notNull(),
    demandLineId: uuid("demand_line_id").notNull(),
    itemId: uuid("item_id").notNull(),
    quantity: quantity("quantity").notNull(),
    /** Part of the quantity that had not been invoiced: revenue is taken back at once, nothing is credited. */
    unbilledQuantity: quantity("unbilled_quantity").notNull().default("0"),
    /** Part of the invoiced quantity that a credit note covers so far. */
    creditedQuantity: quantity("credited_quantity").notNull().default("0"),
    disposition: text("disposition").notNull(),
    costMinor: amountMinor("cost_minor").notNull().default(sql`0`),
  },
  (t) => [
    uniqueIndex("return_receipt_lines_no_key").on(t.tenantId, t.returnReceiptId, t.lineNo),
    index("return_receipt_lines_shipment_idx").on(t.tenantId, t.shipmentLineId),
    tenantReference("return_receipt_lines_receipt_fk", t, t.returnReceiptId, returnReceipts),
    tenantReference("return_receipt_lines_line_fk", t, t.shipmentLineId, shipmentLines),
    tenantReference("return_receipt_lines_demand_fk", t, t.demandLineId, demandLines),
    tenantReference("return_receipt_lines_item_fk", t, t.itemId, items),
    check("return_receipt_lines_quantity", sql`${t.quantity} > 0`),
    check("return_receipt_lines_disposition", sql`${t.disposition} in ('restock', 'scrap')`),
    check("return_receipt_lines_credited", sql`${t.creditedQuantity} >= 0 and ${t.creditedQuantity} + ${t.unbilledQuantity} <= ${t.quantity}`),
  ],
);
