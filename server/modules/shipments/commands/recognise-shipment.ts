import { addQuantity, type Quantity } from "@/server/kernel/quantity";
import { defineStep } from "@/server/platform/command";
import type { DemandLine } from "@/server/modules/demand";
import { recognisedQuantities } from "../queries/recognised-quantities";
import { revenueDifference } from "../rules/recognise-revenue";

export interface Recognised {
  /** Net value per shipment line, minor units. */
  readonly ofLine: ReadonlyMap<string, bigint>;
  /** What each order line's book gains. */
  readonly ofDemand: readonly { id: string; minor: bigint }[];
  readonly totalMinor: bigint;
}

/**
 * Revenue of the lines of one shipment, in line order, as differences of the cumulative value of each order line (BIL-01).
 * `sign` −1 takes the revenue of the lines back. Demand lines are locked; the shipment itself counts as recognised or not by
 * what the database says, so call it before the shipment's `recognisedOn` is written.
 */
export const revenueOfLines = defineStep("shipments.revenue-of-lines", async (
  scope,
  lines: readonly { id: string; demandLineId: string; quantity: Quantity }[],
  demand: ReadonlyMap<string, DemandLine>,
  sign: 1 | -1 = 1,
): Promise<Recognised> => {
  return revenueOf(lines, demand, await recognisedQuantities(scope, [...demand.keys()]), sign);
});

/** The same from `before`, the quantity of each order line whose revenue is fixed already. */
export function revenueOf(
  lines: readonly { id: string; demandLineId: string; quantity: Quantity }[],
  demand: ReadonlyMap<string, DemandLine>,
  before: ReadonlyMap<string, Quantity>,
  sign: 1 | -1 = 1,
): Recognised {
  const quantities = new Map(before);
  const minors = new Map<string, bigint>();
  const ofLine = new Map<string, bigint>();
  for (const line of lines) {
    const terms = demand.get(line.demandLineId);
    if (!terms) throw new RangeError(`no demand line ${line.demandLineId}`);
    const after = addQuantity(quantities.get(terms.id) ?? "0", sign === 1 ? line.quantity : `-${line.quantity}`);
    const soFar = minors.get(terms.id) ?? 0n;
    const difference = revenueDifference(terms, after, terms.recognisedMinor + soFar);
    quantities.set(terms.id, after);
    minors.set(terms.id, soFar + difference);
    ofLine.set(line.id, difference);
  }
  const ofDemand = [...minors].map(([id, minor]) => ({ id, minor }));
  return { ofLine, ofDemand, totalMinor: ofDemand.reduce((total, d) => total + d.minor, 0n) };
}
