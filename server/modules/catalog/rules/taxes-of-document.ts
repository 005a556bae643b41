import { decimalText, taxOn, type DecimalText } from "@/server/kernel/money";

export interface TaxableLine {
  readonly taxCodeId: string;
  /** Percent, 0 for zero-rated and exempt lines. */
  readonly ratePercent: DecimalText;
  readonly netMinor: bigint;
}

export interface DocumentTax {
  readonly taxCodeId: string;
  readonly ratePercent: DecimalText;
  readonly baseMinor: bigint;
  readonly taxMinor: bigint;
}

/**
 * The taxes of a document (PRC-08): per tax code and rate `round(Σ net × rate / 100)`, so that one rounding happens per rate
 * and never per line. Minor units; in the order in which the codes first appear.
 */
export function taxesOfDocument(lines: readonly TaxableLine[]): DocumentTax[] {
  const bases = new Map<string, { taxCodeId: string; ratePercent: DecimalText; baseMinor: bigint }>();
  for (const line of lines) {
    const ratePercent = decimalText(line.ratePercent);
    const key = `${line.taxCodeId}:${ratePercent}`;
    const known = bases.get(key);
    bases.set(key, { taxCodeId: line.taxCodeId, ratePercent, baseMinor: (known?.baseMinor ?? 0n) + line.netMinor });
  }
  return [...bases.values()].map((base) => ({ ...base, taxMinor: taxOn(base.baseMinor, base.ratePercent) }));
}
