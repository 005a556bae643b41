import { sumMinor, taxOn, type DecimalText } from "@/server/kernel/money";

/** A line's share in the tax base of its document; no tax code means outside the tax. */
export interface TaxableLine {
  readonly taxCodeId: string | null;
  readonly ratePercent: DecimalText;
  readonly netMinor: bigint;
}

export interface TaxOfRate {
  readonly taxCodeId: string;
  readonly ratePercent: DecimalText;
  readonly baseMinor: bigint;
  readonly taxMinor: bigint;
}

/** Sums the net of lines by tax code and rate, in order of first appearance. */
export function basesByRate(lines: readonly TaxableLine[]): Omit<TaxOfRate, "taxMinor">[] {
  const bases = new Map<string, Omit<TaxOfRate, "taxMinor">>();
  for (const { taxCodeId, ratePercent, netMinor } of lines) {
    if (taxCodeId === null) continue;
    const key = `${taxCodeId}:${ratePercent}`;
    const before = bases.get(key)?.baseMinor ?? 0n;
    bases.set(key, { taxCodeId, ratePercent, baseMinor: before + netMinor });
  }
  return [...bases.values()];
}

/** Tax per document and rate: `round(Σ net × rate)`, never per line. */
export function taxOfDocument(lines: readonly TaxableLine[]): TaxOfRate[] {
  return basesByRate(lines).map((base) => ({ ...base, taxMinor: taxOn(base.baseMinor, base.ratePercent) }));
}

export function totalsOf(lines: readonly TaxableLine[], taxes: readonly TaxOfRate[]): { netMinor: bigint; taxMinor: bigint; grossMinor: bigint } {
  const netMinor = sumMinor(lines.map((line) => line.netMinor));
  const taxMinor = sumMinor(taxes.map((tax) => tax.taxMinor));
  return { netMinor, taxMinor, grossMinor: netMinor + taxMinor };
}
