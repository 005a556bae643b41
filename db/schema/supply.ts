import { sql } from "drizzle-orm";
import { check, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { calendarDay, createdAt, quantity, tenantReference, tenantTable, unitPrice, updatedAt, version } from "../columns";
import { items } from "./catalog";
import { warehouses } from "./stock";

export const suppliers = tenantTable(
  "suppliers",
  {
    code: text("code").notNull(),
    name: text("name").notNull(),
    searchText: text("search_text").notNull(),
    contactName: text("contact_name"),
    contactTitle: text("contact_title"),
    email: text("email"),
    phone: text("phone"),
    website: text("website"),
    line1: text("line1"),
    city: text("city"),
    region: text("region"),
    postalCode: text("postal_code"),
    country: text("country"),
    status: text("status").notNull().default("active"),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("suppliers_code_key").on(t.tenantId, t.code), index("suppliers_search_idx").on(t.tenantId, t.searchText, t.id)],
);

/** Who supplies an item. */
export const supplierItems = tenantTable(
  "supplier_items",
  {
    supplierId: uuid("supplier_id").notNull(),
    itemId: uuid("item_id").notNull(),
    supplierItemCode: text("supplier_item_code"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("supplier_items_key").on(t.tenantId, t.supplierId, t.itemId),
    index("supplier_items_item_idx").on(t.tenantId, t.itemId),
    tenantReference("supplier_items_supplier_fk", t, t.supplierId, suppliers),
    tenantReference("supplier_items_item_fk", t, t.itemId, items),
  ],
);

/** Goods announced to arrive: the supply that promising counts on between today and a later day. */
export const expectedReceipts = tenantTable(
  "expected_receipts",
  {
    number: text("number").notNull(),
    supplierId: uuid("supplier_id"),
    warehouseId: uuid("warehouse_id").notNull(),
    dueOn: calendarDay("due_on").notNull(),
    reference: text("reference"),
    status: text("status").notNull().default("open"),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("expected_receipts_number_key").on(t.tenantId, t.number),
    index("expected_receipts_due_idx").on(t.tenantId, t.dueOn, t.id),
    tenantReference("expected_receipts_supplier_fk", t, t.supplierId, suppliers),
    tenantReference("expected_receipts_warehouse_fk", t, t.warehouseId, warehouses),
    check("expected_receipts_status", sql`${t.status} in ('open', 'received', 'cancelled')`),
  ],
);

export const expectedReceiptLines = tenantTable(
  "expected_receipt_lines",
  {
    receiptId: uuid("receipt_id").notNull(),
    lineNo: integer("line_no").notNull(),
    itemId: uuid("item_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    dueOn: calendarDay("due_on").notNull(),
    expected: quantity("expected").notNull(),
    received: quantity("received").notNull().default("0"),
    cancelled: quantity("cancelled").notNull().default("0"),
    unitCost: unitPrice("unit_cost"),
  },
  (t) => [
    uniqueIndex("expected_receipt_lines_no_key").on(t.tenantId, t.receiptId, t.lineNo),
    index("expected_receipt_lines_atp_idx").on(t.tenantId, t.itemId, t.warehouseId).where(sql`received < expected - cancelled`),
    tenantReference("expected_receipt_lines_receipt_fk", t, t.receiptId, expectedReceipts),
    tenantReference("expected_receipt_lines_item_fk", t, t.itemId, items),
    tenantReference("expected_receipt_lines_warehouse_fk", t, t.warehouseId, warehouses),
    check("expected_receipt_lines_expected", sql`${t.expected} > 0`),
    check("expected_receipt_lines_received", sql`${t.received} >= 0 and ${t.cancelled} >= 0 and ${t.cancelled} <= ${t.expected}`),
  ],
);
