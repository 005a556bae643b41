/** Kinds of documents that a command makes and the model remembers, with the table they stand in. */
export const DOCUMENTS = {
  order: "select id from orders where tenant_id = $1",
  shipment: "select id from shipments where tenant_id = $1",
  dispatched: "select id from shipments where tenant_id = $1 and status in ('dispatched', 'delivered')",
  delivered: "select id from shipments where tenant_id = $1 and status = 'delivered'",
  returned: "select id from return_receipts where tenant_id = $1",
  invoice: "select id from invoices where tenant_id = $1 and kind = 'invoice'",
  creditNote: "select id from invoices where tenant_id = $1 and kind = 'credit_note'",
  receipt: "select id from receipts where tenant_id = $1",
  reversedReceipt: "select id from receipts where tenant_id = $1 and status = 'reversed'",
  stockDocument: "select id from stock_documents where tenant_id = $1",
  count: "select id from stock_counts where tenant_id = $1",
  postedCount: "select id from stock_counts where tenant_id = $1 and status = 'posted'",
  expectedReceipt: "select id from expected_receipts where tenant_id = $1",
} as const;
export type DocumentKind = keyof typeof DOCUMENTS;

/**
 * What a workspace's books must hold after the commands that succeeded: a model that knows no rule, only what the answers
 * said. It adds up, so that it does not matter in which order concurrent answers arrive.
 */
export class ExpectedBooks {
  readonly #documents = new Map<DocumentKind, Map<string, number>>();
  /** Quantity on hand by `item:warehouse`, without what shipments and counts changed. */
  readonly stock = new Map<string, number>();
  /** Minor units. */
  invoicedMinor = 0n;
  creditedMinor = 0n;
  receivedMinor = 0n;
  /** Requests of commands by what became of them: carried out, found all as it was wanted already, refused. Only the first may have left a trace. */
  readonly carriedOut = new Set<string>();
  readonly unchanged = new Set<string>();
  readonly refused = new Set<string>();
  /** Idempotency keys that were honoured. */
  keys = 0;

  /** A document was made, or entered a state; `-1` when it left the state again. */
  note(kind: DocumentKind, id: string, change: 1 | -1 = 1): void {
    const of = this.#documents.get(kind) ?? new Map<string, number>();
    this.#documents.set(kind, of);
    of.set(id, (of.get(id) ?? 0) + change);
  }

  move(itemId: string, warehouseId: string, quantity: number): void {
    const place = `${itemId}:${warehouseId}`;
    this.stock.set(place, (this.stock.get(place) ?? 0) + quantity);
  }

  /** Ids that should stand in the tables, and those that came about more or less often than once. */
  documents(kind: DocumentKind): { ids: ReadonlySet<string>; doubled: readonly string[] } {
    const of = [...(this.#documents.get(kind) ?? [])];
    return { ids: new Set(of.filter(([, n]) => n > 0).map(([id]) => id)), doubled: of.filter(([, n]) => n < 0 || n > 1).map(([id]) => id) };
  }
}
