import { decimal, roundHalfAwayFromZero, shareOf, toMinor, type DecimalText } from "@/server/kernel/money";
import { isPositive, type Quantity } from "@/server/kernel/quantity";
import type { Balance } from "./plan-issue";

/** Where a unit's value may come from, the first that is known. */
export interface CostFacts {
  readonly currency: string;
  /** Major units, as entered. */
  readonly unitCost?: DecimalText | null;
  /** Stock that is there: its average. Left out where goods come at a price of their own. */
  readonly balance?: Balance | null;
  /** Major units, of the item. */
  readonly standardCost?: DecimalText | null;
  /** Minor units, of the last receipt. */
  readonly lastUnitCostMinor?: DecimalText | null;
}

/** Value of goods that come in, minor units; null when nobody knows what they cost. */
export function valueOfGoods(quantity: Quantity, facts: CostFacts): bigint | null {
  if (facts.unitCost != null) return toMinor(decimal(facts.unitCost).times(quantity), facts.currency);
  const { balance } = facts;
  if (balance && isPositive(balance.onHand) && balance.valueMinor > 0n) return shareOf(balance.valueMinor, quantity, balance.onHand);
  if (facts.standardCost != null) return toMinor(decimal(facts.standardCost).times(quantity), facts.currency);
  if (facts.lastUnitCostMinor != null) return roundHalfAwayFromZero(decimal(facts.lastUnitCostMinor).times(quantity));
  return null;
}
