import { fault, type Fault } from "@/server/kernel/errors";
import { addQuantity, minQuantity, subtractQuantity, type Quantity } from "@/server/kernel/quantity";
import { consumedReservation, outcomeOfDispatch } from "./delivery-code";
import type { PlannableLine } from "./plan-lines";
import type { DeliveryCode } from "./shipment-lifecycle";

export interface DispatchLine {
  readonly id: string;
  readonly demandLineId: string;
  readonly quantity: Quantity;
  readonly deliveryCode: DeliveryCode | null;
}

export interface DispatchDemand extends PlannableLine {
  readonly reserved: Quantity;
}

export interface DispatchedLine {
  readonly id: string;
  readonly demandLineId: string;
  readonly quantity: Quantity;
  readonly code: DeliveryCode;
  /** Taken from the order line's reservation; the rest comes from free stock. */
  readonly consumed: Quantity;
  /** Rest of the order line given up by a final delivery, and the reservation that falls free with it. */
  readonly cancel: Quantity;
  readonly release: Quantity;
}

/**
 * What dispatching the lines of a shipment does to each order line, in line order (two lines may be of one order line).
 * Faults name the shipment line: held, or final while another open shipment carries the same order line.
 */
export function planDispatch(lines: readonly DispatchLine[], demand: ReadonlyMap<string, DispatchDemand>): { lines: DispatchedLine[]; faults: Fault[] } {
  const book = new Map(demand);
  const faults: Fault[] = [];
  const dispatched = lines.map((line, index): DispatchedLine => {
    const before = book.get(line.demandLineId);
    if (!before) throw new RangeError(`no demand line ${line.demandLineId}`);
    if (before.held) faults.push(fault(`lines.${index}`, "shipments.line_held", { line: before.lineNo }));
    const outcome = outcomeOfDispatch(line.deliveryCode, line.quantity, before);
    if (outcome.contradicted) faults.push(fault(`lines.${index}.deliveryCode`, "shipments.final_while_scheduled", { line: before.lineNo }));
    const consumed = consumedReservation(line.quantity, before.reserved);
    const leftReserved = subtractQuantity(before.reserved, consumed);
    const release = minQuantity(outcome.cancel, leftReserved);
    book.set(line.demandLineId, {
      ...before,
      shipped: addQuantity(before.shipped, line.quantity),
      scheduled: subtractQuantity(before.scheduled, line.quantity),
      cancelled: addQuantity(before.cancelled, outcome.cancel),
      reserved: subtractQuantity(leftReserved, release),
    });
    return { id: line.id, demandLineId: line.demandLineId, quantity: line.quantity, code: outcome.code, consumed, cancel: outcome.cancel, release };
  });
  return { lines: dispatched, faults };
}

