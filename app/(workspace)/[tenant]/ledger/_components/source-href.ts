/** Where the document that caused an entry is shown; null when it has no page of its own. */
export function sourceHref(source: { sourceType: string; sourceId: string }): string | null {
  switch (source.sourceType) {
    case "invoice":
    case "credit_note":
      return `/invoices/${source.sourceId}`;
    case "receipt":
      return `/receivables/receipts/${source.sourceId}`;
    case "shipment":
      return `/shipments/${source.sourceId}`;
    case "return_receipt":
      return `/returns/${source.sourceId}`;
    default:
      return null;
  }
}
