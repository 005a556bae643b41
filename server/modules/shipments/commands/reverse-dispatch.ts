import type { CalendarDate } from "@/server/kernel/calendar-date";
import { refused } from "@/server/kernel/errors";
import { canDo } from "@/server/kernel/lifecycle";
import { sumMinor } from "@/server/kernel/money";
import { isPositive, isZero, subtractQuantity } from "@/server/kernel/quantity";
import { defineCommand, done } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { lockCreditAccount } from "@/server/modules/credit";
import { advanceCancelled, advanceRecognised, lockDemandLines, withdrawShipped } from "@/server/modules/demand";
import { postJournal, requireOpenDate } from "@/server/modules/ledger";
import { lockBalances, receiveStock, reserveStock } from "@/server/modules/stock";
import { shipmentReversed } from "../events";
import { reverseDispatchInput } from "../inputs";
import { issuedMoves, openDispatchEntry } from "../queries/issued-moves";
import { costOfGoods, revenue } from "../rules/shipment-journal";
import { shipmentLifecycle } from "../rules/shipment-lifecycle";
import { lockShipment, moveShipment, statusMoved, updateLines, type ShipmentLineRow, type ShipmentRow } from "../store";
import { revenueOfLines, type Recognised } from "./recognise-shipment";
import { refreshCommitment } from "./refresh-commitment";

/**
 * The goods did not leave, or came back undelivered before anything was invoiced: the dispatch is taken back whole (SHP-03).
 * Stock returns to the same places at the exact cost of issue, reservations and order lines stand as before, the posting is
 * reversed, and the shipment is with the warehouse again.
 * @throws NaruError `record.not_found`, `shipments.status_moved`, `shipments.not_reversible`, `shipments.before_dispatch`, `books.*`
 */
export const reverseDispatch = defineCommand({
  name: "shipments.reverse-dispatch",
  permission: "shipments.dispatch",
  input: reverseDispatchInput,
  async run(scope, input) {
    const { shipment, lines } = await lockShipment(scope, input.shipmentId);
    if (!canDo(shipmentLifecycle, shipment.status, "reverse")) throw statusMoved(shipment);
    if (lines.some((line) => !isZero(line.invoiced) || !isZero(line.returned))) throw refused("shipments.not_reversible", { number: shipment.number });
    const on = input.on ?? scope.today;
    if (shipment.shippedOn && on < shipment.shippedOn) throw refused("shipments.before_dispatch", { number: shipment.number, on: shipment.shippedOn });
    await requireOpenDate(scope, on);
    const gaveUp = lines.filter((line) => isPositive(line.remainderCancelled));
    if (gaveUp.length > 0) await lockCreditAccount(scope, shipment.customerId);

    await lockBalances(scope, lines.map((line) => ({ itemId: line.itemId, warehouseId: shipment.warehouseId })));
    const demand = new Map((await lockDemandLines(scope, [...new Set(lines.map((line) => line.demandLineId))])).map((row) => [row.id, row]));
    await putBack(scope, shipment, lines, on, input.reason);
    const taken = shipment.recognisedOn === null ? null : await revenueOfLines(scope, lines, demand, -1);
    await withdrawShipped(scope, lines.map((line) => ({ id: line.demandLineId, quantity: line.quantity, toReserved: line.reservationConsumed })));
    await advanceCancelled(scope, gaveUp.map((line) => ({ id: line.demandLineId, quantity: subtractQuantity("0", line.remainderCancelled) })));
    await advanceRecognised(scope, taken?.ofDemand ?? []);
    await post(scope, shipment, on, sumMinor(lines.map((line) => line.costMinor)), taken);
    await updateLines(scope, lines.map((line) => restored(line, taken)));
    await moveShipment(scope, shipment, "reverse", { shippedOn: null, recognisedOn: null });
    if (gaveUp.length > 0) await refreshCommitment(scope, shipment);
    return done(
      { shipmentId: shipment.id },
      {
        audit: { entityType: "shipment", entityId: shipment.id, entityLabel: shipment.number, changes: { status: ["dispatched", "released"], shippedOn: [shipment.shippedOn, null] }, note: input.reason },
        events: [shipmentReversed({ shipmentId: shipment.id, sourceType: shipment.sourceType, sourceId: shipment.sourceId })],
      },
    );
  },
});

/** Stock back to where it was taken from, at what it was issued for, and put aside again for its order lines. */
async function putBack(scope: TenantScope, shipment: ShipmentRow, lines: readonly ShipmentLineRow[], on: CalendarDate, reason: string): Promise<void> {
  const moves = await issuedMoves(scope, shipment.id);
  await receiveStock(scope, {
    on,
    kind: "return",
    reason,
    source: { type: "shipment", id: shipment.id, number: shipment.number },
    lines: moves.map((move) => ({ ...move, warehouseId: shipment.warehouseId })),
  });
  const again = lines.filter((line) => isPositive(line.reservationConsumed));
  if (again.length === 0) return;
  const change = (line: ShipmentLineRow) => ({ source: { type: "demand_line" as const, id: line.demandLineId }, itemId: line.itemId, warehouseId: shipment.warehouseId, quantity: line.reservationConsumed });
  await reserveStock(scope, again.map(change));
}

async function post(scope: TenantScope, shipment: ShipmentRow, on: CalendarDate, costMinor: bigint, taken: Recognised | null): Promise<void> {
  await postJournal(scope, {
    on,
    memo: shipment.number,
    source: { type: "shipment", id: shipment.id, number: shipment.number },
    lines: [...costOfGoods(-costMinor), ...revenue(taken?.totalMinor ?? 0n, shipment.customerId)],
    reversesId: await openDispatchEntry(scope, shipment.id),
  });
}

function restored(line: ShipmentLineRow, taken: Recognised | null): ShipmentLineRow {
  const recognisedMinor = line.recognisedMinor + (taken?.ofLine.get(line.id) ?? 0n);
  const deliveryCode = isPositive(line.remainderCancelled) ? "final" : line.deliveryCode;
  return { ...line, costMinor: 0n, recognisedMinor, deliveryCode, reservationConsumed: "0", remainderCancelled: "0", packed: false };
}
