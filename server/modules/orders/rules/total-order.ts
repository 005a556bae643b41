import { sumMinor, taxOn, type DecimalText } from "@/server/kernel/money";

export interface TaxedAmount {
  readonly netMinor: bigint;
  readonly taxCodeId: string | null;
  readonly taxRatePercent: DecimalText;
}

export interface OrderTotals {
  readonly netMinor: bigint;
  readonly chargesMinor: bigint;
  readonly taxMinor: bigint;
  readonly grossMinor: bigint;
  readonly taxes: readonly { taxCodeId: string; ratePercent: DecimalText; baseMinor: bigint; taxMinor: bigint }[];
}

/** Totals of an order: tax per tax code and rate over the whole document, `round(Σ net × rate)` (PRC-08). Minor units. */
export function totalOrder(lines: readonly TaxedAmount[], charges: readonly TaxedAmount[]): OrderTotals {
  const bases = new Map<string, { taxCodeId: string; ratePercent: DecimalText; baseMinor: bigint }>();
  for (const amount of [...lines, ...charges]) {
    if (amount.taxCodeId === null) continue;
    const key = `${amount.taxCodeId}|${amount.taxRatePercent}`;
    const base = bases.get(key) ?? { taxCodeId: amount.taxCodeId, ratePercent: amount.taxRatePercent, baseMinor: 0n };
    bases.set(key, { ...base, baseMinor: base.baseMinor + amount.netMinor });
  }
  const taxes = [...bases.values()].map((b) => ({ ...b, taxMinor: taxOn(b.baseMinor, b.ratePercent) }));
  const netMinor = sumMinor(lines.map((l) => l.netMinor));
  const chargesMinor = sumMinor(charges.map((c) => c.netMinor));
  const taxMinor = sumMinor(taxes.map((t) => t.taxMinor));
  return { netMinor, chargesMinor, taxMinor, grossMinor: netMinor + chargesMinor + taxMinor, taxes };
}
