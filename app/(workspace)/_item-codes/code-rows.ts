/** What a customer calls an item, seen from either of them. */
export interface CodeRow {
  readonly code: string;
  readonly customerId: string;
  readonly itemId: string;
  /** The other side: the item on a customer's card, the customer on an item's. */
  readonly other: { readonly id: string; readonly name: string; readonly code: string };
}

/** Whose card the codes stand on. */
export interface CodeOwner {
  readonly type: "customer" | "item";
  readonly id: string;
  readonly name: string;
}
