import { sql } from "drizzle-orm";
import { check, index, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amountMinor, calendarDay, createdAt, moment, tenantReference, tenantTable, updatedAt, version } from "../columns";
import { customers, legalEntities } from "./customers";
import { bankAccounts } from "./ledger";

/** What a customer owes by one document. Open = amount − allocated; the sum is the receivables account. */
export const receivables = tenantTable(
  "receivables",
  {
    customerId: uuid("customer_id").notNull(),
    legalEntityId: uuid("legal_entity_id").notNull(),
    /** `invoice` or `opening`. */
    sourceType: text("source_type").notNull(),
    sourceId: uuid("source_id").notNull(),
    number: text("number").notNull(),
    currency: text("currency").notNull(),
    amountMinor: amountMinor("amount_minor").notNull(),
    allocatedMinor: amountMinor("allocated_minor").notNull().default(sql`0`),
    postedOn: calendarDay("posted_on").notNull(),
    dueOn: calendarDay("due_on").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("receivables_source_key").on(t.tenantId, t.sourceType, t.sourceId),
    index("receivables_number_idx").on(t.tenantId, t.number),
    index("receivables_customer_idx").on(t.tenantId, t.customerId, t.dueOn),
    index("receivables_customer_open_idx").on(t.tenantId, t.customerId).where(sql`allocated_minor < amount_minor`),
    index("receivables_open_posted_idx").on(t.tenantId, t.postedOn, t.sourceId).where(sql`allocated_minor < amount_minor`),
    index("receivables_due_idx").on(t.tenantId, t.dueOn, t.id),
    index("receivables_open_idx").on(t.tenantId, t.dueOn, t.id).where(sql`allocated_minor < amount_minor`),
    tenantReference("receivables_customer_fk", t, t.customerId, customers),
    tenantReference("receivables_entity_fk", t, t.legalEntityId, legalEntities),
    check("receivables_amount", sql`${t.amountMinor} > 0`),
    check("receivables_allocated", sql`${t.allocatedMinor} between 0 and ${t.amountMinor}`),
  ],
);

/** What we owe a customer: the unallocated part of a receipt (advance) or of a credit note. The sum is the advances account. */
export const customerCredits = tenantTable(
  "customer_credits",
  {
    customerId: uuid("customer_id").notNull(),
    /** `receipt`, `credit_note` or `opening`. */
    sourceType: text("source_type").notNull(),
    sourceId: uuid("source_id").notNull(),
    number: text("number").notNull(),
    currency: text("currency").notNull(),
    amountMinor: amountMinor("amount_minor").notNull(),
    allocatedMinor: amountMinor("allocated_minor").notNull().default(sql`0`),
    /** Set to the amount when the receipt was reversed. */
    reversedMinor: amountMinor("reversed_minor").notNull().default(sql`0`),
    postedOn: calendarDay("posted_on").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("customer_credits_source_key").on(t.tenantId, t.sourceType, t.sourceId),
    index("customer_credits_customer_idx").on(t.tenantId, t.customerId),
    index("customer_credits_open_idx").on(t.tenantId, t.customerId).where(sql`allocated_minor + reversed_minor < amount_minor`),
    tenantReference("customer_credits_customer_fk", t, t.customerId, customers),
    check("customer_credits_amount", sql`${t.amountMinor} > 0`),
    check("customer_credits_allocated", sql`${t.allocatedMinor} >= 0 and ${t.allocatedMinor} + ${t.reversedMinor} <= ${t.amountMinor}`),
  ],
);

/** A part of a credit put against a receivable. Undone by a second row of the negative amount that names the first. */
export const allocations = tenantTable(
  "allocations",
  {
    creditId: uuid("credit_id").notNull(),
    receivableId: uuid("receivable_id").notNull(),
    customerId: uuid("customer_id").notNull(),
    amountMinor: amountMinor("amount_minor").notNull(),
    allocatedOn: calendarDay("allocated_on").notNull(),
    undoesId: uuid("undoes_id"),
    createdAt: createdAt(),
  },
  (t) => [
    index("allocations_credit_idx").on(t.tenantId, t.creditId),
    index("allocations_receivable_idx").on(t.tenantId, t.receivableId),
    uniqueIndex("allocations_undoes_key").on(t.tenantId, t.undoesId),
    tenantReference("allocations_credit_fk", t, t.creditId, customerCredits),
    tenantReference("allocations_receivable_fk", t, t.receivableId, receivables),
    check("allocations_amount", sql`${t.amountMinor} <> 0`),
  ],
);

/** Money that came in. Each method has its own fields (COL-03); a note has a maturity and a status. */
export const receipts = tenantTable(
  "receipts",
  {
    number: text("number").notNull(),
    customerId: uuid("customer_id").notNull(),
    method: text("method").notNull(),
    currency: text("currency").notNull(),
    amountMinor: amountMinor("amount_minor").notNull(),
    receivedOn: calendarDay("received_on").notNull(),
    /** Transfer and cash: where the money lies. */
    bankAccountId: uuid("bank_account_id"),
    /** Transfer: the bank's reference and the payer's name on the statement. */
    bankReference: text("bank_reference"),
    payerName: text("payer_name"),
    /** Note: number, issuer, maturity. */
    noteNumber: text("note_number"),
    noteIssuer: text("note_issuer"),
    noteMaturesOn: calendarDay("note_matures_on"),
    noteStatus: text("note_status"),
    /** Card: the acquirer's approval number. */
    cardApproval: text("card_approval"),
    memo: text("memo"),
    status: text("status").notNull().default("posted"),
    reversedOn: calendarDay("reversed_on"),
    reversalReason: text("reversal_reason"),
    createdBy: uuid("created_by"),
    postedAt: moment("posted_at").notNull(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("receipts_number_key").on(t.tenantId, t.number),
    index("receipts_customer_on_idx").on(t.tenantId, t.customerId, t.receivedOn, t.id),
    index("receipts_on_idx").on(t.tenantId, t.receivedOn, t.id),
    index("receipts_method_idx").on(t.tenantId, t.method, t.receivedOn, t.id).where(sql`method <> 'transfer'`),
    index("receipts_reversed_idx").on(t.tenantId, t.receivedOn, t.id).where(sql`status = 'reversed'`),
    tenantReference("receipts_customer_fk", t, t.customerId, customers),
    tenantReference("receipts_bank_fk", t, t.bankAccountId, bankAccounts),
    check("receipts_amount", sql`${t.amountMinor} > 0`),
    check("receipts_method", sql`${t.method} in ('transfer', 'cash', 'note', 'card')`),
    check("receipts_status", sql`${t.status} in ('posted', 'reversed')`),
    check("receipts_note", sql`(${t.method} = 'note') = (${t.noteMaturesOn} is not null)`),
  ],
);

/** What each customer was billed and owes after the entries that the mark `customer_sums` has passed. */
export const customerSums = tenantTable(
  "customer_sums",
  { customerId: uuid("customer_id").notNull(), invoicedMinor: amountMinor("invoiced_minor").notNull(), balanceMinor: amountMinor("balance_minor").notNull() },
  (t) => [uniqueIndex("customer_sums_key").on(t.tenantId, t.customerId), tenantReference("customer_sums_customer_fk", t, t.customerId, customers)],
);

/**
 * The same by the day of the entry, summed up by month and by year (`months` 1 or 12, beginning on `starts_on`), after the entries
 * that the mark `customer_periods` has passed: what the balances of an earlier day begin with.
 */
export const customerPeriods = tenantTable(
  "customer_periods",
  {
    months: smallint("months").notNull(),
    startsOn: calendarDay("starts_on").notNull(),
    customerId: uuid("customer_id").notNull(),
    invoicedMinor: amountMinor("invoiced_minor").notNull(),
    balanceMinor: amountMinor("balance_minor").notNull(),
  },
  (t) => [
    uniqueIndex("customer_periods_key").on(t.tenantId, t.months, t.startsOn, t.customerId),
    tenantReference("customer_periods_customer_fk", t, t.customerId, customers),
    check("customer_periods_months", sql`${t.months} in (1, 12)`),
  ],
);
