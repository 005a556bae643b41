import { addDays, laterOf, type CalendarDate } from "@/server/kernel/calendar-date";
import { isPositive, maxQuantity, minQuantity, subtractQuantity, ZERO, type Quantity } from "@/server/kernel/quantity";
import { availableToPromise, type CurveDay, type OnDay } from "./available-to-promise";

/** What is known of an item in a warehouse before anything is promised. */
export interface PlaceFacts {
  readonly onHandFree: Quantity;
  readonly supply: readonly OnDay[];
  readonly demand: readonly OnDay[];
  /** Days from ordering to arrival; null if nobody knows. */
  readonly leadTimeDays: number | null;
}

export interface Ask {
  readonly key: string;
  /** `item:warehouse`; null for what needs no stock. */
  readonly place: string | null;
  /** Base units, above zero. */
  readonly quantity: Quantity;
  readonly requiredOn: CalendarDate;
}

/** What a promised date rests on: stock that is there, goods announced, the item's lead time, or no goods at all (services). */
export type PromiseBasis = "stock" | "supply" | "lead_time" | "service";

export interface LinePromise {
  readonly key: string;
  /** What may be reserved at once. */
  readonly availableNow: Quantity;
  /** The day on which the whole quantity can be there, not before it is required; null if nothing known suffices. */
  readonly promisedOn: CalendarDate | null;
  readonly basis: PromiseBasis | null;
  /** What is missing on the required day. */
  readonly shortBy: Quantity;
  readonly curve: readonly CurveDay[];
}

/**
 * Promises lines one after the other: what one line takes is no longer there for the next. A line takes at once what is
 * available now, and the rest on its promised day.
 */
export function promiseInOrder(asks: readonly Ask[], facts: ReadonlyMap<string, PlaceFacts>, today: CalendarDate): LinePromise[] {
  const left = new Map(facts);
  return asks.map((ask) => {
    const requiredOn = laterOf(ask.requiredOn, today);
    if (ask.place === null) return { key: ask.key, availableNow: ask.quantity, promisedOn: requiredOn, basis: "service", shortBy: ZERO, curve: [] };
    const place = left.get(ask.place) ?? { onHandFree: ZERO, supply: [], demand: [], leadTimeDays: null };
    const promise = promiseLine(ask, place, requiredOn, today);
    left.set(ask.place, afterPromise(place, ask, promise));
    return promise;
  });
}

function promiseLine(ask: Ask, place: PlaceFacts, requiredOn: CalendarDate, today: CalendarDate): LinePromise {
  const atp = availableToPromise({ ...place, today });
  // Goods that are due today may be promised for today, but only what lies on the shelf can be put aside.
  const availableNow = minQuantity(minQuantity(ask.quantity, atp.quantityOn(today)), maxQuantity(ZERO, place.onHandFree));
  const shortBy = maxQuantity(ZERO, subtractQuantity(ask.quantity, atp.quantityOn(requiredOn)));
  const found = { key: ask.key, availableNow, shortBy, curve: atp.curve };
  const earliest = atp.earliestDate(ask.quantity);
  if (earliest !== null) {
    return { ...found, promisedOn: laterOf(earliest, requiredOn), basis: earliest === today ? "stock" : "supply" };
  }
  if (place.leadTimeDays === null) return { ...found, promisedOn: null, basis: null };
  return { ...found, promisedOn: laterOf(addDays(today, place.leadTimeDays), requiredOn), basis: "lead_time" };
}

function afterPromise(place: PlaceFacts, ask: Ask, promise: LinePromise): PlaceFacts {
  const later = subtractQuantity(ask.quantity, promise.availableNow);
  const waits = isPositive(later) && promise.promisedOn !== null && promise.basis !== "lead_time";
  return {
    ...place,
    onHandFree: subtractQuantity(place.onHandFree, promise.availableNow),
    demand: waits && promise.promisedOn !== null ? [...place.demand, { on: promise.promisedOn, quantity: later }] : place.demand,
  };
}
