/** What an order's credit check weighs, home currency, minor units. */
export interface CreditFacts {
  /** Null: no limit. */
  readonly limitMinor: bigint | null;
  /** Open receivables. */
  readonly receivableMinor: bigint;
  /** Advances and open credit notes. */
  readonly advanceMinor: bigint;
  /** What other confirmed orders commit; this order's own commitment is not in it. */
  readonly committedMinor: bigint;
  /** Gross value of the order. */
  readonly orderMinor: bigint;
  /** The customer is held: nothing passes until released. */
  readonly customerHeld: boolean;
  /** What an order over the limit meets in this workspace. */
  readonly policy: "warn" | "hold";
}

export interface CreditDecision {
  readonly outcome: "passed" | "warned" | "held";
  readonly reason: "within_limit" | "no_limit" | "over_limit" | "customer_held";
  /** receivables − advances + commitments + this order. */
  readonly exposureMinor: bigint;
  /** Exposure above the limit; zero when within. */
  readonly overMinor: bigint;
  /** What may still be ordered before this order; null without a limit. Never below zero. */
  readonly availableMinor: bigint | null;
}

/**
 * Credit confirmation (ORD-10): the exposure with this order against the limit. Exactly at the limit passes; a customer
 * on hold is held whatever the amounts.
 */
export function decideCredit(facts: CreditFacts): CreditDecision {
  const before = facts.receivableMinor - facts.advanceMinor + facts.committedMinor;
  const exposureMinor = before + facts.orderMinor;
  const { limitMinor } = facts;
  const overMinor = limitMinor !== null && exposureMinor > limitMinor ? exposureMinor - limitMinor : 0n;
  const availableMinor = limitMinor === null ? null : limitMinor > before ? limitMinor - before : 0n;
  const amounts = { exposureMinor, overMinor, availableMinor };
  if (facts.customerHeld) return { outcome: "held", reason: "customer_held", ...amounts };
  if (limitMinor === null) return { outcome: "passed", reason: "no_limit", ...amounts };
  if (overMinor === 0n) return { outcome: "passed", reason: "within_limit", ...amounts };
  return { outcome: facts.policy === "hold" ? "held" : "warned", reason: "over_limit", ...amounts };
}
