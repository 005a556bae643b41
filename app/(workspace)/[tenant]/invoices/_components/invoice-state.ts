import type { StateTone } from "@/app/_ui";

interface Settled {
  readonly kind: "invoice" | "credit_note";
  readonly openMinor: bigint;
  readonly grossMinor: bigint;
  readonly overdue: boolean;
}

export type InvoiceStateWord = "open" | "overdue" | "settled" | "partly" | "credit_note";

/** One word and tone for how far an invoice is settled, the same wherever it appears. */
export function stateOfInvoice(invoice: Settled): { word: InvoiceStateWord; tone: StateTone } {
  if (invoice.kind === "credit_note") return { word: "credit_note", tone: "quiet" };
  if (invoice.openMinor === 0n) return { word: "settled", tone: "settled" };
  if (invoice.overdue) return { word: "overdue", tone: "late" };
  return invoice.openMinor < invoice.grossMinor ? { word: "partly", tone: "waiting" } : { word: "open", tone: "waiting" };
}
