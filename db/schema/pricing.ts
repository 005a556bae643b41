import { sql } from "drizzle-orm";
import { boolean, check, index, integer, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { calendarDay, createdAt, percent, quantity, tenantReference, tenantTable, unitPrice, updatedAt, version } from "../columns";
import { categories, items } from "./catalog";
import { customers } from "./customers";

export const priceLists = tenantTable(
  "price_lists",
  {
    code: text("code").notNull(),
    name: text("name").notNull(),
    currency: text("currency").notNull(),
    /** The list everyone falls back to. */
    isBase: boolean("is_base").notNull().default(false),
    validFrom: calendarDay("valid_from"),
    validTo: calendarDay("valid_to"),
    archived: boolean("archived").notNull().default(false),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("price_lists_code_key").on(t.tenantId, t.code),
    uniqueIndex("price_lists_base_key").on(t.tenantId, t.currency).where(sql`is_base`),
    check("price_lists_span", sql`${t.validTo} is null or ${t.validFrom} is null or ${t.validTo} >= ${t.validFrom}`),
  ],
);

/** Price per base unit from a quantity and a day on. */
export const priceListEntries = tenantTable(
  "price_list_entries",
  {
    priceListId: uuid("price_list_id").notNull(),
    itemId: uuid("item_id").notNull(),
    minQuantity: quantity("min_quantity").notNull().default("0"),
    unitPrice: unitPrice("unit_price").notNull(),
    validFrom: calendarDay("valid_from"),
    validTo: calendarDay("valid_to"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("price_list_entries_key").on(t.tenantId, t.priceListId, t.itemId, t.minQuantity, t.validFrom).nullsNotDistinct(),
    index("price_list_entries_item_idx").on(t.tenantId, t.itemId),
    tenantReference("price_list_entries_list_fk", t, t.priceListId, priceLists),
    tenantReference("price_list_entries_item_fk", t, t.itemId, items),
    check("price_list_entries_price", sql`${t.unitPrice} >= 0`),
    check("price_list_entries_span", sql`${t.validTo} is null or ${t.validFrom} is null or ${t.validTo} >= ${t.validFrom}`),
  ],
);

/** The price scheme of a customer (CUS-07, PRC-02): lower priority number is asked first. */
export const customerPriceLists = tenantTable(
  "customer_price_lists",
  {
    customerId: uuid("customer_id").notNull(),
    priceListId: uuid("price_list_id").notNull(),
    priority: integer("priority").notNull().default(10),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("customer_price_lists_key").on(t.tenantId, t.customerId, t.priceListId),
    tenantReference("customer_price_lists_customer_fk", t, t.customerId, customers),
    tenantReference("customer_price_lists_list_fk", t, t.priceListId, priceLists),
  ],
);

/** What a customer calls an item in its own orders: one code means one item for one customer. */
export const customerItemCodes = tenantTable(
  "customer_item_codes",
  {
    customerId: uuid("customer_id").notNull(),
    itemId: uuid("item_id").notNull(),
    code: text("code").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("customer_item_codes_key").on(t.tenantId, t.customerId, t.code),
    index("customer_item_codes_item_idx").on(t.tenantId, t.itemId),
    tenantReference("customer_item_codes_customer_fk", t, t.customerId, customers),
    tenantReference("customer_item_codes_item_fk", t, t.itemId, items),
  ],
);

/** A discount in percent for what it names (PRC-01); null means any. The most specific rule wins, then the larger. */
export const discountRules = tenantTable(
  "discount_rules",
  {
    name: text("name").notNull(),
    itemId: uuid("item_id"),
    categoryId: uuid("category_id"),
    productType: text("product_type"),
    customerId: uuid("customer_id"),
    customerType: text("customer_type"),
    minQuantity: quantity("min_quantity").notNull().default("0"),
    discountPercent: percent("discount_percent").notNull(),
    validFrom: calendarDay("valid_from"),
    validTo: calendarDay("valid_to"),
    archived: boolean("archived").notNull().default(false),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    tenantReference("discount_rules_item_fk", t, t.itemId, items),
    tenantReference("discount_rules_category_fk", t, t.categoryId, categories),
    tenantReference("discount_rules_customer_fk", t, t.customerId, customers),
    check("discount_rules_span", sql`${t.validTo} is null or ${t.validFrom} is null or ${t.validTo} >= ${t.validFrom}`),
    check("discount_rules_percent", sql`${t.discountPercent} between 0 and 100`),
  ],
);
