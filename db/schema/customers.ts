import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { calendarDay, createdAt, percent, tenantReference, tenantTable, updatedAt, version } from "../columns";

/** When an invoice falls due: `days` after its date, or after the end of that month. */
export const paymentTerms = tenantTable(
  "payment_terms",
  {
    code: text("code").notNull(),
    name: text("name").notNull(),
    days: integer("days").notNull(),
    fromEndOfMonth: boolean("from_end_of_month").notNull().default(false),
    archived: boolean("archived").notNull().default(false),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("payment_terms_code_key").on(t.tenantId, t.code), check("payment_terms_days", sql`${t.days} between 0 and 365`)],
);

/** A customer is the relationship; the companies it trades through are its legal entities (CUS-03). */
export const customers = tenantTable(
  "customers",
  {
    code: text("code").notNull(),
    name: text("name").notNull(),
    type: text("type").notNull(),
    /** Lower case: code, name, comms, region, bank, and the names and numbers of entities and contacts; what lists search. */
    searchText: text("search_text").notNull(),
    regionCode: text("region_code"),
    industry: text("industry"),
    phone: text("phone"),
    email: text("email"),
    website: text("website"),
    bankName: text("bank_name"),
    bankAccount: text("bank_account"),
    /** The member who looks after the customer; a restricted representative sees only their own. */
    ownerUserId: uuid("owner_user_id"),
    paymentTermsId: uuid("payment_terms_id"),
    currency: text("currency").notNull(),
    language: text("language"),
    /** Shown on every new order (CUS-07). */
    specialNotes: text("special_notes"),
    /** Agents only (CUS-02): percent of sales and the payee of the commission. */
    commissionPercent: percent("commission_percent"),
    commissionPayee: text("commission_payee"),
    /** Distributors only: the territory they serve. */
    territory: text("territory"),
    /** Direct users only: where the goods are used. */
    endUse: text("end_use"),
    status: text("status").notNull().default("active"),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("customers_code_key").on(t.tenantId, t.code),
    index("customers_name_idx").on(t.tenantId, t.name, t.id),
    // Names in Korean and Chinese order, see `nameOrder`.
    index("customers_name_ko_idx").on(t.tenantId, sql`${t.name} collate "ko-x-icu"`, t.id),
    index("customers_name_zh_idx").on(t.tenantId, sql`${t.name} collate "zh-x-icu"`, t.id),
    index("customers_owner_idx").on(t.tenantId, t.ownerUserId),
    tenantReference("customers_terms_fk", t, t.paymentTermsId, paymentTerms),
    check("customers_type", sql`${t.type} in ('direct', 'distributor', 'agent')`),
    check("customers_status", sql`${t.status} in ('active', 'inactive')`),
  ],
);

/** A company the customer trades through, for a span of days; history stays when one replaces another. */
export const legalEntities = tenantTable(
  "legal_entities",
  {
    customerId: uuid("customer_id").notNull(),
    name: text("name").notNull(),
    registrationNumber: text("registration_number"),
    taxNumber: text("tax_number"),
    country: text("country").notNull(),
    /** First day; null for an entity that was there from the start. */
    validFrom: calendarDay("valid_from"),
    /** Last day; null while it lasts. */
    validTo: calendarDay("valid_to"),
    isDefault: boolean("is_default").notNull().default(false),
    replacedById: uuid("replaced_by_id"),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("legal_entities_customer_idx").on(t.tenantId, t.customerId),
    uniqueIndex("legal_entities_default_key").on(t.tenantId, t.customerId).where(sql`is_default`),
    tenantReference("legal_entities_customer_fk", t, t.customerId, customers),
    foreignKey({ name: "legal_entities_replaced_fk", columns: [t.tenantId, t.replacedById], foreignColumns: [t.tenantId, t.id] }),
    check("legal_entities_span", sql`${t.validTo} is null or ${t.validFrom} is null or ${t.validTo} >= ${t.validFrom}`),
  ],
);

export const contacts = tenantTable(
  "contacts",
  {
    customerId: uuid("customer_id").notNull(),
    name: text("name").notNull(),
    title: text("title"),
    email: text("email"),
    phone: text("phone"),
    /** What the person is to us: who decides, who buys, who pays, who receives. */
    role: text("role"),
    isPrimary: boolean("is_primary").notNull().default(false),
    archived: boolean("archived").notNull().default(false),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("contacts_customer_idx").on(t.tenantId, t.customerId),
    uniqueIndex("contacts_primary_key").on(t.tenantId, t.customerId).where(sql`is_primary`),
    tenantReference("contacts_customer_fk", t, t.customerId, customers),
  ],
);

/** Sold-to, bill-to and ship-to addresses (CUS-11); at most one default of each kind. */
export const customerAddresses = tenantTable(
  "customer_addresses",
  {
    customerId: uuid("customer_id").notNull(),
    kind: text("kind").notNull(),
    label: text("label").notNull(),
    recipient: text("recipient"),
    line1: text("line1").notNull(),
    line2: text("line2"),
    city: text("city"),
    region: text("region"),
    postalCode: text("postal_code"),
    country: text("country").notNull(),
    isDefault: boolean("is_default").notNull().default(false),
    archived: boolean("archived").notNull().default(false),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("customer_addresses_customer_idx").on(t.tenantId, t.customerId),
    uniqueIndex("customer_addresses_default_key").on(t.tenantId, t.customerId, t.kind).where(sql`is_default`),
    tenantReference("customer_addresses_customer_fk", t, t.customerId, customers),
    check("customer_addresses_kind", sql`${t.kind} in ('sold_to', 'bill_to', 'ship_to')`),
  ],
);
