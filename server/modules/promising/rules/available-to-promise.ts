import { addDays, laterOf, type CalendarDate } from "@/server/kernel/calendar-date";
import { addQuantity, compareQuantity, isPositive, maxQuantity, minQuantity, subtractQuantity, sumQuantity, ZERO, type Quantity } from "@/server/kernel/quantity";

export interface OnDay {
  readonly on: CalendarDate;
  readonly quantity: Quantity;
}

export interface PromisingFacts {
  /** On hand less reserved: what is reserved belongs to its line, whatever that line's date. */
  readonly onHandFree: Quantity;
  readonly supply: readonly OnDay[];
  /** Open confirmed demand that has no reservation, by promised date. */
  readonly demand: readonly OnDay[];
  readonly today: CalendarDate;
}

export interface CurveDay {
  readonly on: CalendarDate;
  readonly supply: Quantity;
  readonly demand: Quantity;
  /** Free stock plus supply less demand up to and with this day; below zero when more is promised than will be there. */
  readonly projected: Quantity;
  /** What may still be promised for this day: the least that is projected from this day on, never below zero. */
  readonly available: Quantity;
}

export interface AvailableToPromise {
  /** Today and every later day on which something comes or goes. */
  readonly curve: readonly CurveDay[];
  quantityOn(day: CalendarDate): Quantity;
  /** The first day on which the quantity may be promised; null if what is known never suffices. */
  earliestDate(quantity: Quantity): CalendarDate | null;
}

/**
 * Cumulative available-to-promise with look-ahead: ATP(d) = min over t ≥ d of (free + Σ supply ≤ t − Σ demand ≤ t), so that a
 * promise for an early day never takes what is already promised for a later one.
 * Overdue demand is wanted today; overdue supply counts from tomorrow.
 * Source: cumulative ATP with look-ahead, Vollmann, Berry, Whybark, Jacobs, Manufacturing Planning and Control, master scheduling.
 */
export function availableToPromise({ onHandFree, supply, demand, today }: PromisingFacts): AvailableToPromise {
  const tomorrow = addDays(today, 1);
  const coming = byDay(supply.map((s) => ({ ...s, on: s.on < today ? tomorrow : s.on })));
  const going = byDay(demand.map((d) => ({ ...d, on: laterOf(d.on, today) })));
  const days = [...new Set([today, ...coming.keys(), ...going.keys()])].sort();
  let projected = onHandFree;
  const open = days.map((on) => {
    const [comes, goes] = [coming.get(on) ?? ZERO, going.get(on) ?? ZERO];
    projected = subtractQuantity(addQuantity(projected, comes), goes);
    return { on, supply: comes, demand: goes, projected };
  });
  const curve = withLookAhead(open);
  return {
    curve,
    quantityOn: (day) => curve.findLast((point) => point.on <= laterOf(day, today))?.available ?? ZERO,
    earliestDate: (quantity) => (isPositive(quantity) ? (curve.find((point) => compareQuantity(point.available, quantity) >= 0)?.on ?? null) : today),
  };
}

function byDay(entries: readonly OnDay[]): Map<CalendarDate, Quantity> {
  const days = new Map<CalendarDate, Quantity[]>();
  for (const { on, quantity } of entries) days.set(on, [...(days.get(on) ?? []), quantity]);
  return new Map([...days].map(([on, quantities]) => [on, sumQuantity(quantities)]));
}

function withLookAhead(open: readonly Omit<CurveDay, "available">[]): CurveDay[] {
  let least: Quantity | null = null;
  const backwards = [...open].reverse().map((day) => {
    least = least === null ? day.projected : minQuantity(least, day.projected);
    return { ...day, available: maxQuantity(ZERO, least) };
  });
  return backwards.reverse();
}
