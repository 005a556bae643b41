/** What automatic postings find an account by; a workspace has at most one account for each. */
export const ACCOUNT_ROLES = [
  "accounts_receivable",
  "unbilled_receivables",
  "customer_advances",
  "bank",
  "cash",
  "notes_receivable",
  "card_clearing",
  "inventory",
  "goods_received_clearing",
  "inventory_adjustment",
  "opening_balance",
  "revenue",
  "sales_returns",
  "freight_revenue",
  "cost_of_goods_sold",
  "output_tax",
  "retained_earnings",
  "other_income",
  "other_expense",
] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

export const ACCOUNT_TYPES = ["asset", "liability", "equity", "revenue", "expense"] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

/** Accounts whose detail is kept in another book: a manual entry would part the two. */
export const CONTROL_ROLES: ReadonlySet<AccountRole> = new Set<AccountRole>([
  "accounts_receivable",
  "unbilled_receivables",
  "customer_advances",
  "inventory",
]);

/** Asset and expense accounts grow on the debit side. */
export function growsOnDebit(type: AccountType): boolean {
  return type === "asset" || type === "expense";
}

/** Profit-and-loss accounts begin every year at nothing; their earlier result belongs to retained earnings. */
export function isProfitAndLoss(type: AccountType): boolean {
  return type === "revenue" || type === "expense";
}

/** Profit-and-loss types, for queries. */
export const PROFIT_AND_LOSS_TYPES = ACCOUNT_TYPES.filter(isProfitAndLoss);
