import { sql } from "drizzle-orm";
import { boolean, check, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { calendarDay, createdAt, factor, percent, quantity, tenantReference, tenantTable, unitPrice, updatedAt, version } from "../columns";

export const units = tenantTable(
  "units",
  {
    code: text("code").notNull(),
    name: text("name").notNull(),
    /** Decimal places a quantity in this unit may have, 0 to 4. */
    decimals: integer("decimals").notNull().default(0),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("units_code_key").on(t.tenantId, t.code), check("units_decimals", sql`${t.decimals} between 0 and 4`)],
);

export const categories = tenantTable(
  "categories",
  {
    code: text("code").notNull(),
    name: text("name").notNull(),
    description: text("description"),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("categories_code_key").on(t.tenantId, t.code)],
);

export const taxCodes = tenantTable(
  "tax_codes",
  {
    code: text("code").notNull(),
    name: text("name").notNull(),
    /** `taxable` at its rate, `zero_rated` (export) at nothing, `exempt` outside the tax. */
    kind: text("kind").notNull(),
    isDefault: boolean("is_default").notNull().default(false),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("tax_codes_code_key").on(t.tenantId, t.code),
    uniqueIndex("tax_codes_default_key").on(t.tenantId).where(sql`is_default`),
    check("tax_codes_kind", sql`${t.kind} in ('taxable', 'zero_rated', 'exempt')`),
  ],
);

/** The rate of a tax code from a day on; the latest day not after the document's date holds. */
export const taxRates = tenantTable(
  "tax_rates",
  {
    taxCodeId: uuid("tax_code_id").notNull(),
    validFrom: calendarDay("valid_from").notNull(),
    ratePercent: percent("rate_percent").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("tax_rates_from_key").on(t.tenantId, t.taxCodeId, t.validFrom),
    tenantReference("tax_rates_code_fk", t, t.taxCodeId, taxCodes),
    check("tax_rates_rate", sql`${t.ratePercent} >= 0`),
  ],
);

export const items = tenantTable(
  "items",
  {
    code: text("code").notNull(),
    name: text("name").notNull(),
    searchText: text("search_text").notNull(),
    description: text("description"),
    /** `stocked` goods have stock and cost; a `service` is delivered without either. */
    kind: text("kind").notNull(),
    categoryId: uuid("category_id"),
    /** PRC-01: the product type that price rules speak of. */
    productType: text("product_type"),
    unitId: uuid("unit_id").notNull(),
    taxCodeId: uuid("tax_code_id").notNull(),
    barcode: text("barcode"),
    packing: text("packing"),
    /** Expected purchase cost per base unit in home currency; values receipts that name no cost. */
    standardCost: unitPrice("standard_cost"),
    reorderPoint: quantity("reorder_point"),
    /** Days from ordering to arrival, used by promising when no supply is announced. */
    leadTimeDays: integer("lead_time_days"),
    /** No new purchasing; what is in stock may still be sold. */
    discontinued: boolean("discontinued").notNull().default(false),
    status: text("status").notNull().default("active"),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("items_code_key").on(t.tenantId, t.code),
    index("items_name_idx").on(t.tenantId, t.name, t.id),
    index("items_name_ko_idx").on(t.tenantId, sql`${t.name} collate "ko-x-icu"`, t.id),
    index("items_name_zh_idx").on(t.tenantId, sql`${t.name} collate "zh-x-icu"`, t.id),
    index("items_category_idx").on(t.tenantId, t.categoryId),
    tenantReference("items_category_fk", t, t.categoryId, categories),
    tenantReference("items_unit_fk", t, t.unitId, units),
    tenantReference("items_tax_code_fk", t, t.taxCodeId, taxCodes),
    check("items_kind", sql`${t.kind} in ('stocked', 'service')`),
    check("items_status", sql`${t.status} in ('active', 'inactive')`),
  ],
);

/** Other units an item is ordered in: one of them is `factor` base units. */
export const itemUnits = tenantTable(
  "item_units",
  {
    itemId: uuid("item_id").notNull(),
    unitId: uuid("unit_id").notNull(),
    factor: factor("factor").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("item_units_key").on(t.tenantId, t.itemId, t.unitId),
    tenantReference("item_units_item_fk", t, t.itemId, items),
    tenantReference("item_units_unit_fk", t, t.unitId, units),
    check("item_units_factor", sql`${t.factor} > 0`),
  ],
);
