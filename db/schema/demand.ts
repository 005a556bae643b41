import { sql } from "drizzle-orm";
import { boolean, check, index, integer, text, uuid } from "drizzle-orm/pg-core";
import { amountMinor, calendarDay, createdAt, percent, quantity, tenantReference, tenantTable, unitPrice, updatedAt } from "../columns";
import { items, taxCodes } from "./catalog";
import { customers, legalEntities } from "./customers";
import { warehouses } from "./stock";

/**
 * The book of order-line quantities. The row's id is the order line's id. Orders push ordered, cancelled, held and the
 * commercial terms; reservation, dispatch, return and invoice each advance their own quantity by conditional UPDATE.
 * Open to ship = ordered − cancelled − shipped. Billable = shipped − returned_unbilled − invoiced.
 */
export const demandLines = tenantTable(
  "demand_lines",
  {
    /** `order` and the order's id. */
    sourceType: text("source_type").notNull(),
    sourceId: uuid("source_id").notNull(),
    sourceNumber: text("source_number").notNull(),
    lineNo: integer("line_no").notNull(),
    customerId: uuid("customer_id").notNull(),
    legalEntityId: uuid("legal_entity_id").notNull(),
    itemId: uuid("item_id").notNull(),
    /** Goods have stock and cost, services have not. */
    isStocked: boolean("is_stocked").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    description: text("description").notNull(),
    shipSeparately: boolean("ship_separately").notNull().default(false),
    requiredOn: calendarDay("required_on").notNull(),
    promisedOn: calendarDay("promised_on"),
    /** Only confirmed lines are demand: they alone reserve, count in ATP and may ship. */
    confirmed: boolean("confirmed").notNull().default(false),
    /** Held: may not be planned or dispatched. */
    held: boolean("held").notNull().default(false),
    currency: text("currency").notNull(),
    unitPrice: unitPrice("unit_price").notNull(),
    discountPercent: percent("discount_percent").notNull().default("0"),
    taxCodeId: uuid("tax_code_id").notNull(),
    /** Tax rate expected when the line was pushed; values the credit commitment. Invoices take the rate of their own date. */
    expectedTaxPercent: percent("expected_tax_percent").notNull().default("0"),
    ordered: quantity("ordered").notNull(),
    cancelled: quantity("cancelled").notNull().default("0"),
    reserved: quantity("reserved").notNull().default("0"),
    /** On open shipments, not yet dispatched. */
    scheduled: quantity("scheduled").notNull().default("0"),
    shipped: quantity("shipped").notNull().default("0"),
    returned: quantity("returned").notNull().default("0"),
    /** Part of `returned` that came back before it was invoiced: it is never billed. */
    returnedUnbilled: quantity("returned_unbilled").notNull().default("0"),
    invoiced: quantity("invoiced").notNull().default("0"),
    /** Part of `returned` that was invoiced and credited. */
    credited: quantity("credited").notNull().default("0"),
    /** Net value recognised as revenue and not taken back by an unbilled return. */
    recognisedMinor: amountMinor("recognised_minor").notNull().default(sql`0`),
    /** Net value invoiced so far (credit notes apart). */
    invoicedMinor: amountMinor("invoiced_minor").notNull().default(sql`0`),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("demand_lines_source_idx").on(t.tenantId, t.sourceType, t.sourceId),
    index("demand_lines_atp_idx").on(t.tenantId, t.itemId, t.warehouseId).where(sql`confirmed and shipped < ordered - cancelled`),
    index("demand_lines_open_idx").on(t.tenantId, t.sourceType, t.promisedOn, t.sourceId).where(sql`confirmed and shipped < ordered - cancelled`),
    tenantReference("demand_lines_customer_fk", t, t.customerId, customers),
    tenantReference("demand_lines_entity_fk", t, t.legalEntityId, legalEntities),
    tenantReference("demand_lines_item_fk", t, t.itemId, items),
    tenantReference("demand_lines_warehouse_fk", t, t.warehouseId, warehouses),
    tenantReference("demand_lines_tax_fk", t, t.taxCodeId, taxCodes),
    check("demand_lines_ordered", sql`${t.ordered} > 0`),
    check("demand_lines_not_negative", sql`least(${t.cancelled}, ${t.reserved}, ${t.scheduled}, ${t.shipped}, ${t.returned}, ${t.returnedUnbilled}, ${t.invoiced}, ${t.credited}) >= 0`),
    check("demand_lines_shipped", sql`${t.shipped} + ${t.scheduled} <= ${t.ordered} - ${t.cancelled}`),
    check("demand_lines_reserved", sql`${t.reserved} <= ${t.ordered} - ${t.cancelled} - ${t.shipped}`),
    check("demand_lines_returned", sql`${t.returned} <= ${t.shipped} and ${t.returnedUnbilled} + ${t.credited} <= ${t.returned}`),
    check("demand_lines_invoiced", sql`${t.invoiced} + ${t.returnedUnbilled} <= ${t.shipped}`),
    check("demand_lines_credited", sql`${t.credited} <= ${t.invoiced}`),
  ],
);

/** Charges of an order outside its lines (freight): invoiced with the first shipment, never twice. */
export const demandCharges = tenantTable(
  "demand_charges",
  {
    sourceType: text("source_type").notNull(),
    sourceId: uuid("source_id").notNull(),
    sourceNumber: text("source_number").notNull(),
    customerId: uuid("customer_id").notNull(),
    legalEntityId: uuid("legal_entity_id").notNull(),
    kind: text("kind").notNull(),
    description: text("description").notNull(),
    currency: text("currency").notNull(),
    amountMinor: amountMinor("amount_minor").notNull(),
    /** Null: outside the tax. */
    taxCodeId: uuid("tax_code_id"),
    expectedTaxPercent: percent("expected_tax_percent").notNull().default("0"),
    confirmed: boolean("confirmed").notNull().default(false),
    cancelled: boolean("cancelled").notNull().default(false),
    invoicedMinor: amountMinor("invoiced_minor").notNull().default(sql`0`),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("demand_charges_source_idx").on(t.tenantId, t.sourceType, t.sourceId),
    tenantReference("demand_charges_customer_fk", t, t.customerId, customers),
    tenantReference("demand_charges_entity_fk", t, t.legalEntityId, legalEntities),
    tenantReference("demand_charges_tax_fk", t, t.taxCodeId, taxCodes),
    check("demand_charges_amount", sql`${t.amountMinor} > 0`),
    check("demand_charges_invoiced", sql`${t.invoicedMinor} between 0 and ${t.amountMinor}`),
  ],
);
