import { fault, type Fault } from "@/server/kernel/errors";
import { addQuantity, compareQuantity, isPositive, subtractQuantity, sumQuantity, type Quantity } from "@/server/kernel/quantity";

/** What the book of demand says of an order line that somebody wants to ship. */
export interface PlannableLine {
  readonly id: string;
  readonly lineNo: number;
  readonly sourceId: string;
  readonly warehouseId: string;
  readonly confirmed: boolean;
  readonly held: boolean;
  readonly shipSeparately: boolean;
  readonly ordered: Quantity;
  readonly cancelled: Quantity;
  readonly scheduled: Quantity;
  readonly shipped: Quantity;
}

export interface PlannedQuantity {
  readonly demandLineId: string;
  readonly quantity: Quantity;
}

/** Not yet shipped: ordered − cancelled − shipped. */
export function unfilledQuantity(line: Pick<PlannableLine, "ordered" | "cancelled" | "shipped">): Quantity {
  return subtractQuantity(subtractQuantity(line.ordered, line.cancelled), line.shipped);
}

/** What may still be put on a shipment: unfilled less what open shipments already carry. */
export function plannableQuantity(line: Pick<PlannableLine, "ordered" | "cancelled" | "shipped" | "scheduled">): Quantity {
  return subtractQuantity(unfilledQuantity(line), line.scheduled);
}

/**
 * Every reason why the wanted quantities may not be planned; empty when they may.
 * A line asked for twice is judged by the sum. `path` of a fault is `lines.<index>.quantity`.
 */
export function faultsOfPlan(wanted: readonly PlannedQuantity[], lines: ReadonlyMap<string, PlannableLine>): Fault[] {
  const soFar = new Map<string, Quantity>();
  return wanted.flatMap((want, index) => {
    const line = lines.get(want.demandLineId);
    if (!line) return [];
    const path = `lines.${index}.quantity`;
    if (!line.confirmed) return [fault(path, "shipments.line_not_confirmed", { line: line.lineNo })];
    if (line.held) return [fault(path, "shipments.line_held", { line: line.lineNo })];
    const total = addQuantity(soFar.get(line.id) ?? "0", want.quantity);
    soFar.set(line.id, total);
    const most = plannableQuantity(line);
    if (!isPositive(most)) return [fault(path, "shipments.line_nothing_open", { line: line.lineNo })];
    return compareQuantity(total, most) > 0 ? [fault(path, "shipments.line_exceeds_open", { line: line.lineNo, open: most })] : [];
  });
}

/**
 * One shipment per warehouse; a line flagged to ship separately gets one of its own (ORD-03). Order of lines is kept.
 */
export function splitIntoShipments<Want extends PlannedQuantity>(
  wanted: readonly Want[],
  lines: ReadonlyMap<string, Pick<PlannableLine, "warehouseId" | "shipSeparately">>,
): Want[][] {
  const groups = new Map<string, Want[]>();
  for (const want of wanted) {
    const line = lines.get(want.demandLineId);
    if (!line) continue;
    const key = line.shipSeparately ? `line:${want.demandLineId}` : `warehouse:${line.warehouseId}`;
    groups.set(key, [...(groups.get(key) ?? []), want]);
  }
  return [...groups.values()];
}

/** Sum of the quantities asked for per demand line. */
export function totalsByDemandLine(wanted: readonly PlannedQuantity[]): Map<string, Quantity> {
  const totals = new Map<string, Quantity>();
  for (const { demandLineId, quantity } of wanted) totals.set(demandLineId, sumQuantity([totals.get(demandLineId) ?? "0", quantity]));
  return totals;
}
