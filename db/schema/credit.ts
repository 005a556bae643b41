import { sql } from "drizzle-orm";
import { boolean, check, index, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amountMinor, createdAt, tenantReference, tenantTable, updatedAt, version } from "../columns";
import { customers } from "./customers";

/** A customer's limit and what open orders commit of it: the row that is locked before credit is given. */
export const creditAccounts = tenantTable(
  "credit_accounts",
  {
    customerId: uuid("customer_id").notNull(),
    /** Home currency; null is no limit. */
    limitMinor: amountMinor("limit_minor"),
    /** Sum of the commitments. */
    committedMinor: amountMinor("committed_minor").notNull().default(sql`0`),
    held: boolean("held").notNull().default(false),
    holdReason: text("hold_reason"),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("credit_accounts_customer_key").on(t.tenantId, t.customerId),
    tenantReference("credit_accounts_customer_fk", t, t.customerId, customers),
    check("credit_accounts_limit", sql`${t.limitMinor} is null or ${t.limitMinor} >= 0`),
    check("credit_accounts_committed", sql`${t.committedMinor} >= 0`),
  ],
);

/** What one confirmed order still commits: its gross value not yet invoiced. */
export const creditCommitments = tenantTable(
  "credit_commitments",
  {
    customerId: uuid("customer_id").notNull(),
    sourceType: text("source_type").notNull(),
    sourceId: uuid("source_id").notNull(),
    amountMinor: amountMinor("amount_minor").notNull(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("credit_commitments_source_key").on(t.tenantId, t.sourceType, t.sourceId),
    index("credit_commitments_customer_idx").on(t.tenantId, t.customerId),
    tenantReference("credit_commitments_customer_fk", t, t.customerId, customers),
    check("credit_commitments_amount", sql`${t.amountMinor} >= 0`),
  ],
);
