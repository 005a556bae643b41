import type { StateTone } from "@/app/_ui";
import { wordOfInvoice } from "@/server/kernel/lists";

interface Settled {
  readonly kind: "invoice" | "credit_note";
  readonly openMinor: bigint;
  readonly grossMinor: bigint;
  readonly overdue: boolean;
}

export type InvoiceStateWord = ReturnType<typeof wordOfInvoice>;
const TONES: Readonly<Record<InvoiceStateWord, StateTone>> = { credit_note: "quiet", settled: "settled", overdue: "late", partly: "waiting", open: "waiting" };

/** One word and tone for how far an invoice is settled, the same wherever it appears. */
export function stateOfInvoice(invoice: Settled): { word: InvoiceStateWord; tone: StateTone } {
  const word = wordOfInvoice(invoice);
  return { word, tone: TONES[word] };
}
