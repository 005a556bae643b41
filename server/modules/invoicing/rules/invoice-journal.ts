/** A side of a journal entry by the role of its account. Minor units, home currency. */
interface Side<Role extends string> {
  readonly role: Role;
  readonly debitMinor?: bigint;
  readonly creditMinor?: bigint;
  readonly customerId?: string;
}
const side = <Role extends string>(s: Side<Role>) => s;

/** Goods were revenue when they left; the invoice turns the unbilled claim into a receivable and adds charges and tax. */
export function invoiceJournal(amounts: { goodsMinor: bigint; chargesMinor: bigint; taxMinor: bigint }, customerId: string) {
  const grossMinor = amounts.goodsMinor + amounts.chargesMinor + amounts.taxMinor;
  return [
    side({ role: "accounts_receivable", debitMinor: grossMinor, customerId }),
    side({ role: "unbilled_receivables", creditMinor: amounts.goodsMinor, customerId }),
    side({ role: "freight_revenue", creditMinor: amounts.chargesMinor }),
    side({ role: "output_tax", creditMinor: amounts.taxMinor }),
  ];
}

/**
 * The customer gets back net and tax as a credit; the part put against the invoice at once lowers the receivable instead.
 */
export function creditNoteJournal(amounts: { netMinor: bigint; taxMinor: bigint; allocatedMinor: bigint }, customerId: string) {
  return [
    side({ role: "sales_returns", debitMinor: amounts.netMinor }),
    side({ role: "output_tax", debitMinor: amounts.taxMinor }),
    side({ role: "customer_advances", creditMinor: amounts.netMinor + amounts.taxMinor, customerId }),
    side({ role: "customer_advances", debitMinor: amounts.allocatedMinor, customerId }),
    side({ role: "accounts_receivable", creditMinor: amounts.allocatedMinor, customerId }),
  ];
}
