import { allocate, shareOf } from "@/server/kernel/money";
import { addQuantity, compareQuantity, isPositive, isZero, minQuantity, subtractQuantity, type Quantity } from "@/server/kernel/quantity";

/** Stock of one item in one warehouse. `valueMinor` in home currency. */
export interface Balance {
  readonly onHand: Quantity;
  readonly reserved: Quantity;
  readonly valueMinor: bigint;
}

export interface AtLocation {
  readonly locationId: string;
  readonly onHand: Quantity;
}

export interface Take {
  readonly locationId: string;
  readonly quantity: Quantity;
  readonly valueMinor: bigint;
}

export type IssuePlan =
  | { readonly kind: "planned"; readonly costMinor: bigint; readonly takes: readonly Take[]; readonly balance: Balance; readonly places: readonly AtLocation[] }
  /** Not enough that is free: `available` is what could be taken. */
  | { readonly kind: "short"; readonly available: Quantity }
  /** Enough in the warehouse, not at the named location. */
  | { readonly kind: "short_at_location"; readonly available: Quantity };

/**
 * Cost of a quantity that leaves: its share of the value (moving average), and all of the value when nothing remains,
 * so that an empty place is worth nothing. Minor units.
 */
export function issueCost(balance: Balance, quantity: Quantity): bigint {
  return compareQuantity(quantity, balance.onHand) >= 0 ? balance.valueMinor : shareOf(balance.valueMinor, quantity, balance.onHand);
}

/**
 * Takes a quantity out: from the named location, else from the fullest locations first. What is reserved for others stays:
 * only free stock and `consumes` (the taker's own reservation) may leave.
 */
export function planIssue(
  balance: Balance,
  places: readonly AtLocation[],
  wanted: { quantity: Quantity; locationId?: string | null; consumes: Quantity },
): IssuePlan {
  const available = addQuantity(subtractQuantity(balance.onHand, balance.reserved), wanted.consumes);
  if (compareQuantity(wanted.quantity, available) > 0) return { kind: "short", available };
  const split = splitOverLocations(places, wanted.quantity, wanted.locationId ?? null);
  if (!split.enough) return { kind: "short_at_location", available: split.available };
  const costMinor = issueCost(balance, wanted.quantity);
  const values = allocate(costMinor, split.takes.map((take) => take.quantity));
  const taken = new Map(split.takes.map((take) => [take.locationId, take.quantity]));
  return {
    kind: "planned",
    costMinor,
    takes: split.takes.map((take, i) => ({ ...take, valueMinor: values[i] ?? 0n })),
    balance: {
      onHand: subtractQuantity(balance.onHand, wanted.quantity),
      reserved: subtractQuantity(balance.reserved, wanted.consumes),
      valueMinor: balance.valueMinor - costMinor,
    },
    places: places.map((place) => ({ ...place, onHand: subtractQuantity(place.onHand, taken.get(place.locationId) ?? "0") })),
  };
}

function splitOverLocations(places: readonly AtLocation[], quantity: Quantity, locationId: string | null) {
  const usable = places
    .filter((place) => isPositive(place.onHand) && (locationId === null || place.locationId === locationId))
    .sort((a, b) => compareQuantity(b.onHand, a.onHand) || (a.locationId < b.locationId ? -1 : 1));
  const takes: { locationId: string; quantity: Quantity }[] = [];
  let left = quantity;
  let available: Quantity = "0";
  for (const place of usable) {
    available = addQuantity(available, place.onHand);
    if (isZero(left)) continue;
    const take = minQuantity(left, place.onHand);
    takes.push({ locationId: place.locationId, quantity: take });
    left = subtractQuantity(left, take);
  }
  return { enough: isZero(left), takes, available };
}
