import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amountMinor, calendarDay, createdAt, moment, tenantReference, tenantTable, updatedAt, version } from "../columns";

export const accounts = tenantTable(
  "accounts",
  {
    code: text("code").notNull(),
    name: text("name").notNull(),
    /** The same in the country's language, or in English where `name` is in the country's. */
    otherName: text("other_name"),
    type: text("type").notNull(),
    /** What automatic postings find the account by; at most one account holds a role. */
    role: text("role"),
    /** Sub-ledger accounts take no manual entries: their detail lives elsewhere. */
    isControl: boolean("is_control").notNull().default(false),
    archived: boolean("archived").notNull().default(false),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("accounts_code_key").on(t.tenantId, t.code),
    uniqueIndex("accounts_role_key").on(t.tenantId, t.role).where(sql`role is not null`),
    check("accounts_type", sql`${t.type} in ('asset', 'liability', 'equity', 'revenue', 'expense')`),
  ],
);

/** A balanced entry. Posted once, reversed never edited; number and hash are given by the sealing job. */
export const journalEntries = tenantTable(
  "journal_entries",
  {
    entryOn: calendarDay("entry_on").notNull(),
    postedAt: moment("posted_at").notNull(),
    postedBy: uuid("posted_by"),
    memo: text("memo").notNull(),
    /** The document that caused it. */
    sourceType: text("source_type").notNull(),
    sourceId: uuid("source_id").notNull(),
    sourceNumber: text("source_number"),
    /** The entry this one reverses. */
    reversesId: uuid("reverses_id"),
    /** Order of sealing, 1, 2, 3 … without a gap over all years. */
    sealedSequence: bigint("sealed_sequence", { mode: "number" }),
    number: text("number"),
    /** SHA-256 over the previous hash and the entry's canonical text. */
    hash: text("hash"),
    sealedAt: moment("sealed_at"),
  },
  (t) => [
    index("journal_entries_source_idx").on(t.tenantId, t.sourceType, t.sourceId),
    index("journal_entries_source_number_idx").on(t.tenantId, t.sourceNumber),
    index("journal_entries_on_idx").on(t.tenantId, t.entryOn, t.id),
    index("journal_entries_unsealed_idx").on(t.tenantId, t.id).where(sql`sealed_sequence is null`),
    uniqueIndex("journal_entries_sequence_key").on(t.tenantId, t.sealedSequence).where(sql`sealed_sequence is not null`),
    uniqueIndex("journal_entries_number_key").on(t.tenantId, t.number).where(sql`number is not null`),
    uniqueIndex("journal_entries_reverses_key").on(t.tenantId, t.reversesId).where(sql`reverses_id is not null`),
  ],
);

/** One side of an entry: exactly one of debit and credit is above zero. Home currency, minor units. */
export const journalLines = tenantTable(
  "journal_lines",
  {
    entryId: uuid("entry_id").notNull(),
    lineNo: integer("line_no").notNull(),
    accountId: uuid("account_id").notNull(),
    entryOn: calendarDay("entry_on").notNull(),
    debitMinor: amountMinor("debit_minor").notNull().default(sql`0`),
    creditMinor: amountMinor("credit_minor").notNull().default(sql`0`),
    /** Whose receivable, where the account is a sub-ledger of customers. */
    customerId: uuid("customer_id"),
    memo: text("memo"),
  },
  (t) => [
    uniqueIndex("journal_lines_no_key").on(t.tenantId, t.entryId, t.lineNo),
    index("journal_lines_account_idx").on(t.tenantId, t.accountId, t.entryOn),
    tenantReference("journal_lines_entry_fk", t, t.entryId, journalEntries),
    tenantReference("journal_lines_account_fk", t, t.accountId, accounts),
    check("journal_lines_side", sql`(${t.debitMinor} > 0 and ${t.creditMinor} = 0) or (${t.creditMinor} > 0 and ${t.debitMinor} = 0)`),
  ],
);

/** The company's bank and cash accounts, each with its ledger account. */
export const bankAccounts = tenantTable(
  "bank_accounts",
  {
    name: text("name").notNull(),
    bank: text("bank"),
    number: text("number"),
    currency: text("currency").notNull(),
    accountId: uuid("account_id").notNull(),
    archived: boolean("archived").notNull().default(false),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("bank_accounts_account_key").on(t.tenantId, t.accountId), tenantReference("bank_accounts_account_fk", t, t.accountId, accounts)],
);

/** Debits and credits of each account by day, of the entries that the mark `account_days` has passed: what long reports begin with. */
export const accountDays = tenantTable(
  "account_days",
  {
    accountId: uuid("account_id").notNull(),
    entryOn: calendarDay("entry_on").notNull(),
    debitMinor: amountMinor("debit_minor").notNull(),
    creditMinor: amountMinor("credit_minor").notNull(),
  },
  (t) => [uniqueIndex("account_days_key").on(t.tenantId, t.accountId, t.entryOn), tenantReference("account_days_account_fk", t, t.accountId, accounts)],
);
