import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amountMinor, calendarDay, createdAt, moment, percent, quantity, tenantReference, tenantTable, unitPrice, updatedAt } from "../columns";
import { items, taxCodes } from "./catalog";
import { customers, legalEntities } from "./customers";
import { demandCharges, demandLines } from "./demand";
import { shipmentLines, type AddressSnapshot } from "./shipments";

/** Invoices and credit notes: issued once with a gapless number, corrected only by a further document. */
export const invoices = tenantTable(
  "invoices",
  {
    number: text("number").notNull(),
    kind: text("kind").notNull(),
    customerId: uuid("customer_id").notNull(),
    legalEntityId: uuid("legal_entity_id").notNull(),
    /** Names of the parties as they stood. */
    billTo: jsonb("bill_to").$type<AddressSnapshot & { name: string; taxNumber: string | null }>().notNull(),
    customerReference: text("customer_reference"),
    currency: text("currency").notNull(),
    invoicedOn: calendarDay("invoiced_on").notNull(),
    dueOn: calendarDay("due_on").notNull(),
    netMinor: amountMinor("net_minor").notNull(),
    taxMinor: amountMinor("tax_minor").notNull(),
    grossMinor: amountMinor("gross_minor").notNull(),
    /** Credit notes: the invoice they correct. */
    correctsId: uuid("corrects_id"),
    reason: text("reason"),
    /** Credited so far of an invoice, gross; never more than the invoice. */
    creditedMinor: amountMinor("credited_minor").notNull().default(sql`0`),
    createdBy: uuid("created_by"),
    issuedAt: moment("issued_at").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("invoices_number_key").on(t.tenantId, t.number),
    index("invoices_customer_on_idx").on(t.tenantId, t.customerId, t.invoicedOn, t.id),
    index("invoices_on_idx").on(t.tenantId, t.invoicedOn, t.id),
    index("invoices_corrects_idx").on(t.tenantId, t.correctsId).where(sql`corrects_id is not null`),
    index("invoices_credit_notes_idx").on(t.tenantId, t.invoicedOn, t.id).where(sql`kind = 'credit_note'`),
    tenantReference("invoices_customer_fk", t, t.customerId, customers),
    tenantReference("invoices_entity_fk", t, t.legalEntityId, legalEntities),
    foreignKey({ name: "invoices_corrects_fk", columns: [t.tenantId, t.correctsId], foreignColumns: [t.tenantId, t.id] }),
    check("invoices_kind", sql`${t.kind} in ('invoice', 'credit_note') and (${t.kind} = 'credit_note') = (${t.correctsId} is not null)`),
    check("invoices_gross", sql`${t.grossMinor} = ${t.netMinor} + ${t.taxMinor} and ${t.netMinor} >= 0 and ${t.taxMinor} >= 0`),
    check("invoices_credited", sql`${t.creditedMinor} between 0 and ${t.grossMinor}`),
  ],
);

export const invoiceLines = tenantTable(
  "invoice_lines",
  {
    invoiceId: uuid("invoice_id").notNull(),
    lineNo: integer("line_no").notNull(),
    /** Goods and services name the demand and shipment line; charges name the charge. */
    demandLineId: uuid("demand_line_id"),
    shipmentLineId: uuid("shipment_line_id"),
    chargeId: uuid("charge_id"),
    /** Credit notes: the invoice line they correct, and the return they answer. */
    correctsLineId: uuid("corrects_line_id"),
    returnReceiptLineId: uuid("return_receipt_line_id"),
    orderNumber: text("order_number"),
    shipmentNumber: text("shipment_number"),
    itemId: uuid("item_id"),
    itemCode: text("item_code"),
    description: text("description").notNull(),
    quantity: quantity("quantity").notNull(),
    unitPrice: unitPrice("unit_price").notNull(),
    discountPercent: percent("discount_percent").notNull().default("0"),
    netMinor: amountMinor("net_minor").notNull(),
    taxCodeId: uuid("tax_code_id"),
    taxRatePercent: percent("tax_rate_percent").notNull().default("0"),
    /** Credited so far of an invoice line. */
    creditedQuantity: quantity("credited_quantity").notNull().default("0"),
    creditedNetMinor: amountMinor("credited_net_minor").notNull().default(sql`0`),
  },
  (t) => [
    uniqueIndex("invoice_lines_no_key").on(t.tenantId, t.invoiceId, t.lineNo),
    index("invoice_lines_demand_idx").on(t.tenantId, t.demandLineId),
    index("invoice_lines_shipment_idx").on(t.tenantId, t.shipmentLineId),
    index("invoice_lines_charge_idx").on(t.tenantId, t.chargeId).where(sql`charge_id is not null`),
    tenantReference("invoice_lines_invoice_fk", t, t.invoiceId, invoices),
    tenantReference("invoice_lines_demand_fk", t, t.demandLineId, demandLines),
    tenantReference("invoice_lines_shipment_fk", t, t.shipmentLineId, shipmentLines),
    tenantReference("invoice_lines_charge_fk", t, t.chargeId, demandCharges),
    tenantReference("invoice_lines_item_fk", t, t.itemId, items),
    tenantReference("invoice_lines_tax_fk", t, t.taxCodeId, taxCodes),
    foreignKey({ name: "invoice_lines_corrects_fk", columns: [t.tenantId, t.correctsLineId], foreignColumns: [t.tenantId, t.id] }),
    check("invoice_lines_quantity", sql`${t.quantity} > 0 and ${t.netMinor} >= 0`),
    check("invoice_lines_subject", sql`(${t.demandLineId} is null) <> (${t.chargeId} is null)`),
    check("invoice_lines_credited", sql`${t.creditedQuantity} between 0 and ${t.quantity} and ${t.creditedNetMinor} between 0 and ${t.netMinor}`),
  ],
);

/** Tax per document and rate: `round(Σ net × rate)`. */
export const invoiceTaxes = tenantTable(
  "invoice_taxes",
  {
    invoiceId: uuid("invoice_id").notNull(),
    taxCodeId: uuid("tax_code_id").notNull(),
    ratePercent: percent("rate_percent").notNull(),
    baseMinor: amountMinor("base_minor").notNull(),
    taxMinor: amountMinor("tax_minor").notNull(),
  },
  (t) => [
    uniqueIndex("invoice_taxes_key").on(t.tenantId, t.invoiceId, t.taxCodeId, t.ratePercent),
    tenantReference("invoice_taxes_invoice_fk", t, t.invoiceId, invoices),
    tenantReference("invoice_taxes_code_fk", t, t.taxCodeId, taxCodes),
  ],
);

/** Net of tax by day, credit notes taken off, of the documents that the mark `invoiced_days` has passed. */
export const invoicedDays = tenantTable(
  "invoiced_days",
  { invoicedOn: calendarDay("invoiced_on").notNull(), netMinor: amountMinor("net_minor").notNull() },
  (t) => [uniqueIndex("invoiced_days_key").on(t.tenantId, t.invoicedOn)],
);
