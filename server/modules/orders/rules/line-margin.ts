import { decimal, roundHalfAwayFromZero, toMinor, type CurrencyCode, type DecimalText } from "@/server/kernel/money";
import type { Quantity } from "@/server/kernel/quantity";

export interface Margin {
  /** What the goods cost, minor units. */
  readonly costMinor: bigint;
  /** Net less cost, minor units. */
  readonly marginMinor: bigint;
  /** Of the net, one decimal; null where the net is nothing. */
  readonly marginPercent: DecimalText | null;
  /** What the cost rests on: the moving average of what is on hand, or the item's standard cost. */
  readonly basis: "average" | "standard";
}

export interface CostFacts {
  readonly netMinor: bigint;
  /** Base units. */
  readonly quantity: Quantity;
  /** Moving average, minor units per base unit, not rounded. */
  readonly averageMinor: DecimalText | null;
  /** Major units per base unit. */
  readonly standardCost: DecimalText | null;
  readonly currency: CurrencyCode;
}

/** What a line would earn at today's cost (gross margin = net − quantity × unit cost); null when no cost is known. */
export function lineMargin({ netMinor, quantity, averageMinor, standardCost, currency }: CostFacts): Margin | null {
  if (averageMinor !== null) return marginOf(netMinor, roundHalfAwayFromZero(decimal(averageMinor).times(quantity)), "average");
  if (standardCost !== null) return marginOf(netMinor, toMinor(decimal(standardCost).times(quantity), currency), "standard");
  return null;
}

function marginOf(netMinor: bigint, costMinor: bigint, basis: Margin["basis"]): Margin {
  const marginMinor = netMinor - costMinor;
  const marginPercent = netMinor === 0n ? null : decimal(marginMinor).div(decimal(netMinor)).times(100).toDecimalPlaces(1).toFixed();
  return { costMinor, marginMinor, marginPercent, basis };
}

/** The margins of lines together; lines without a known cost stay out of net and cost alike, and are counted. */
export function totalMargin(lines: readonly { netMinor: bigint; margin: Margin | null }[]): { marginMinor: bigint; marginPercent: DecimalText | null; unknown: number } {
  const known = lines.flatMap((line) => (line.margin ? [{ netMinor: line.netMinor, costMinor: line.margin.costMinor }] : []));
  const net = known.reduce((sum, line) => sum + line.netMinor, 0n);
  const { marginMinor, marginPercent } = marginOf(net, known.reduce((sum, line) => sum + line.costMinor, 0n), "average");
  return { marginMinor, marginPercent, unknown: lines.length - known.length };
}
