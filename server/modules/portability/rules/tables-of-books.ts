import { ofWorkspace, type TableEntry } from "./table-entry";

const kept = "version created_at updated_at";

/** The hash of an entry covers facts only: a memo may lose a name and the chain still holds. */
export const bookTables: Readonly<Record<string, TableEntry>> = {
  accounts: ofWorkspace({ facts: `code name other_name type role is_control archived ${kept}` }),
  journal_entries: ofWorkspace({
    facts: "entry_on posted_at source_type source_id source_number reverses_id sealed_sequence number hash sealed_at",
    users: "posted_by",
    mentions: "memo",
  }),
  journal_lines: ofWorkspace({ facts: "entry_id line_no account_id entry_on debit_minor credit_minor customer_id", mentions: "memo" }),
  account_days: ofWorkspace({ facts: "account_id entry_on debit_minor credit_minor" }),
  customer_sums: ofWorkspace({ about: { customer: "customer_id" }, facts: "customer_id invoiced_minor balance_minor" }),
  customer_periods: ofWorkspace({ about: { customer: "customer_id" }, facts: "months starts_on customer_id invoiced_minor balance_minor" }),
  invoiced_days: ofWorkspace({ facts: "invoiced_on net_minor" }),
  bank_accounts: ofWorkspace({ facts: `name bank number currency account_id archived ${kept}` }),
  period_locks: ofWorkspace({ facts: "locked_through updated_at", users: "locked_by" }),
  stock_balances: ofWorkspace({ facts: "item_id warehouse_id on_hand reserved value_minor updated_at" }),
  location_balances: ofWorkspace({ facts: "item_id warehouse_id location_id on_hand updated_at" }),
  stock_moves: ofWorkspace({
    facts: "kind item_id warehouse_id location_id quantity value_minor moved_on posted_at source_type source_id source_line_id source_number paired_move_id",
    mentions: "reason",
  }),
  stock_reservations: ofWorkspace({ facts: "item_id warehouse_id source_type source_id quantity updated_at" }),
  stock_documents: ofWorkspace({ facts: "number kind warehouse_id to_warehouse_id moved_on created_at", users: "created_by", mentions: "reason" }),
  stock_counts: ofWorkspace({ facts: `number warehouse_id counted_on status ${kept}`, mentions: "note" }),
  stock_count_lines: ofWorkspace({ facts: "count_id line_no item_id location_id book_quantity counted_quantity counted_at difference_quantity difference_value_minor", users: "counted_by" }),
  receivables: ofWorkspace({
    facts: "customer_id legal_entity_id source_type source_id number currency amount_minor allocated_minor posted_on due_on created_at updated_at",
  }),
  customer_credits: ofWorkspace({
    facts: "customer_id source_type source_id number currency amount_minor allocated_minor reversed_minor posted_on created_at updated_at",
  }),
  allocations: ofWorkspace({ facts: "credit_id receivable_id customer_id amount_minor allocated_on undoes_id created_at" }),
  receipts: ofWorkspace({
    about: { customer: "customer_id" },
    facts: `number customer_id method currency amount_minor received_on bank_account_id note_matures_on note_status status reversed_on posted_at ${kept}`,
    users: "created_by",
    personal: { bank_reference: "identifier", payer_name: "identifier", note_number: "identifier", note_issuer: "identifier", card_approval: "identifier" },
    mentions: "memo reversal_reason",
  }),
  credit_accounts: ofWorkspace({ about: { customer: "customer_id" }, facts: `customer_id limit_minor committed_minor held ${kept}`, mentions: "hold_reason" }),
  credit_commitments: ofWorkspace({ facts: "customer_id source_type source_id amount_minor updated_at" }),
  books_check_runs: ofWorkspace({ facts: "checked_at duration_ms difference_count warning_count", users: "checked_by", mentions: "outcome" }),
};
