/** A side of a journal entry by the role of its account; exactly one of the amounts is given. Minor units, home currency. */
export interface JournalSide<Role extends string = string> {
  readonly role: Role;
  readonly debitMinor?: bigint;
  readonly creditMinor?: bigint;
  readonly customerId?: string;
}

/** Debit of a positive amount, credit of a negative one. */
function debit<Role extends string>(role: Role, minor: bigint, customerId?: string): JournalSide<Role> {
  return minor >= 0n ? { role, debitMinor: minor, customerId } : { role, creditMinor: -minor, customerId };
}

const credit = <Role extends string>(role: Role, minor: bigint, customerId?: string) => debit(role, -minor, customerId);

/** Goods leave at cost: DR cost of goods sold, CR inventory. Negative: they come back. */
export function costOfGoods(costMinor: bigint) {
  return [debit("cost_of_goods_sold", costMinor), credit("inventory", costMinor)];
}

/** Revenue of goods not yet invoiced: DR unbilled receivables, CR revenue. Negative takes it back. */
export function revenue(netMinor: bigint, customerId: string) {
  return [debit("unbilled_receivables", netMinor, customerId), credit("revenue", netMinor)];
}

/** Returned goods that are not put on stock: their cost moves from cost of sales to what stock lost. */
export function scrapped(costMinor: bigint) {
  return [debit("inventory_adjustment", costMinor), credit("cost_of_goods_sold", costMinor)];
}
