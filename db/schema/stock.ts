import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amountMinor, calendarDay, createdAt, moment, quantity, tenantReference, tenantTable, updatedAt, version } from "../columns";
import { items } from "./catalog";

export const warehouses = tenantTable(
  "warehouses",
  {
    code: text("code").notNull(),
    name: text("name").notNull(),
    country: text("country"),
    city: text("city"),
    address: text("address"),
    isDefault: boolean("is_default").notNull().default(false),
    archived: boolean("archived").notNull().default(false),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("warehouses_code_key").on(t.tenantId, t.code), uniqueIndex("warehouses_default_key").on(t.tenantId).where(sql`is_default`)],
);

/** A place within a warehouse. Every warehouse has one default location. */
export const locations = tenantTable(
  "locations",
  {
    warehouseId: uuid("warehouse_id").notNull(),
    code: text("code").notNull(),
    name: text("name"),
    isDefault: boolean("is_default").notNull().default(false),
    archived: boolean("archived").notNull().default(false),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("locations_code_key").on(t.tenantId, t.warehouseId, t.code),
    uniqueIndex("locations_default_key").on(t.tenantId, t.warehouseId).where(sql`is_default`),
    tenantReference("locations_warehouse_fk", t, t.warehouseId, warehouses),
  ],
);

/** On hand, reserved and value of an item in a warehouse: the row that is locked before stock is promised or moved. */
export const stockBalances = tenantTable(
  "stock_balances",
  {
    itemId: uuid("item_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    onHand: quantity("on_hand").notNull().default("0"),
    reserved: quantity("reserved").notNull().default("0"),
    /** Value of what is on hand, home currency; the moving average is value / on hand. */
    valueMinor: amountMinor("value_minor").notNull().default(sql`0`),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("stock_balances_key").on(t.tenantId, t.itemId, t.warehouseId),
    index("stock_balances_warehouse_idx").on(t.tenantId, t.warehouseId, t.itemId),
    tenantReference("stock_balances_item_fk", t, t.itemId, items),
    tenantReference("stock_balances_warehouse_fk", t, t.warehouseId, warehouses),
    check("stock_balances_reserved", sql`${t.reserved} >= 0`),
    check("stock_balances_reserved_on_hand", sql`${t.reserved} <= greatest(${t.onHand}, 0)`),
  ],
);

/** On hand by location; sums to the balance of its warehouse. */
export const locationBalances = tenantTable(
  "location_balances",
  {
    itemId: uuid("item_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    locationId: uuid("location_id").notNull(),
    onHand: quantity("on_hand").notNull().default("0"),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("location_balances_key").on(t.tenantId, t.itemId, t.locationId),
    index("location_balances_warehouse_idx").on(t.tenantId, t.warehouseId, t.itemId),
    tenantReference("location_balances_item_fk", t, t.itemId, items),
    tenantReference("location_balances_location_fk", t, t.locationId, locations),
  ],
);

/** Every change of stock, never edited. Quantity and value carry the sign of the change. */
export const stockMoves = tenantTable(
  "stock_moves",
  {
    kind: text("kind").notNull(),
    itemId: uuid("item_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    locationId: uuid("location_id").notNull(),
    quantity: quantity("quantity").notNull(),
    valueMinor: amountMinor("value_minor").notNull(),
    movedOn: calendarDay("moved_on").notNull(),
    postedAt: moment("posted_at").notNull(),
    sourceType: text("source_type").notNull(),
    sourceId: uuid("source_id").notNull(),
    sourceLineId: uuid("source_line_id"),
    sourceNumber: text("source_number"),
    reason: text("reason"),
    /** The other half of a transfer. */
    pairedMoveId: uuid("paired_move_id"),
  },
  (t) => [
    index("stock_moves_item_idx").on(t.tenantId, t.itemId, t.warehouseId, t.id),
    index("stock_moves_kind_idx").on(t.tenantId, t.kind, t.id).where(sql`kind <> 'issue'`),
    index("stock_moves_source_idx").on(t.tenantId, t.sourceType, t.sourceId),
    index("stock_moves_on_idx").on(t.tenantId, t.movedOn, t.id),
    tenantReference("stock_moves_item_fk", t, t.itemId, items),
    tenantReference("stock_moves_warehouse_fk", t, t.warehouseId, warehouses),
    tenantReference("stock_moves_location_fk", t, t.locationId, locations),
    foreignKey({ name: "stock_moves_paired_fk", columns: [t.tenantId, t.pairedMoveId], foreignColumns: [t.tenantId, t.id] }),
    check("stock_moves_kind", sql`${t.kind} in ('opening', 'receipt', 'issue', 'return', 'transfer_out', 'transfer_in', 'adjustment', 'count', 'scrap')`),
    check("stock_moves_quantity", sql`${t.quantity} <> 0`),
  ],
);

/** Stock put aside for a demand line; the sum over an item and warehouse is the balance's `reserved`. */
export const stockReservations = tenantTable(
  "stock_reservations",
  {
    itemId: uuid("item_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    /** `demand_line` and its id. */
    sourceType: text("source_type").notNull(),
    sourceId: uuid("source_id").notNull(),
    quantity: quantity("quantity").notNull(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("stock_reservations_key").on(t.tenantId, t.sourceType, t.sourceId, t.itemId, t.warehouseId),
    index("stock_reservations_item_idx").on(t.tenantId, t.itemId, t.warehouseId),
    tenantReference("stock_reservations_item_fk", t, t.itemId, items),
    tenantReference("stock_reservations_warehouse_fk", t, t.warehouseId, warehouses),
    check("stock_reservations_quantity", sql`${t.quantity} >= 0`),
  ],
);

/** Receipts without an order, transfers and adjustments as documents with lines (their moves point here). */
export const stockDocuments = tenantTable(
  "stock_documents",
  {
    number: text("number").notNull(),
    kind: text("kind").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    toWarehouseId: uuid("to_warehouse_id"),
    movedOn: calendarDay("moved_on").notNull(),
    reason: text("reason"),
    createdBy: uuid("created_by"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("stock_documents_number_key").on(t.tenantId, t.number),
    tenantReference("stock_documents_warehouse_fk", t, t.warehouseId, warehouses),
    tenantReference("stock_documents_to_fk", t, t.toWarehouseId, warehouses),
    check("stock_documents_kind", sql`${t.kind} in ('opening', 'receipt', 'transfer', 'adjustment', 'scrap')`),
  ],
);

/** A stock count: what the books said when it began, what was found, and the adjustment that was posted. */
export const stockCounts = tenantTable(
  "stock_counts",
  {
    number: text("number").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    countedOn: calendarDay("counted_on").notNull(),
    status: text("status").notNull().default("open"),
    note: text("note"),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("stock_counts_number_key").on(t.tenantId, t.number),
    tenantReference("stock_counts_warehouse_fk", t, t.warehouseId, warehouses),
    check("stock_counts_status", sql`${t.status} in ('open', 'posted', 'cancelled')`),
  ],
);

export const stockCountLines = tenantTable(
  "stock_count_lines",
  {
    countId: uuid("count_id").notNull(),
    lineNo: integer("line_no").notNull(),
    itemId: uuid("item_id").notNull(),
    locationId: uuid("location_id").notNull(),
    /** On hand by the books when the line was opened. */
    bookQuantity: quantity("book_quantity").notNull(),
    countedQuantity: quantity("counted_quantity"),
    /** Who entered it last, or took it back; null: a person's count from before this was kept, or the system's. */
    countedBy: uuid("counted_by"),
    countedAt: moment("counted_at"),
    /** Posted difference, signed. */
    differenceQuantity: quantity("difference_quantity"),
    differenceValueMinor: amountMinor("difference_value_minor"),
  },
  (t) => [
    uniqueIndex("stock_count_lines_key").on(t.tenantId, t.countId, t.itemId, t.locationId),
    tenantReference("stock_count_lines_count_fk", t, t.countId, stockCounts),
    tenantReference("stock_count_lines_item_fk", t, t.itemId, items),
    tenantReference("stock_count_lines_location_fk", t, t.locationId, locations),
  ],
);
