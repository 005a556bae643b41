import type { CalendarDate } from "@/server/kernel/calendar-date";
import { refused } from "@/server/kernel/errors";
import { canDo } from "@/server/kernel/lifecycle";
import { sumMinor } from "@/server/kernel/money";
import { isPositive, subtractQuantity } from "@/server/kernel/quantity";
import { defineCommand, done } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { lockCreditAccount } from "@/server/modules/credit";
import { advanceCancelled, advanceReserved, advanceShipped, lockDemandLines, type DemandLine } from "@/server/modules/demand";
import { postJournal, requireOpenDate } from "@/server/modules/ledger";
import { lockGoods, planIssueOf, releaseReservation, stockIncreased, type LockedGoods } from "@/server/modules/stock";
import { shipmentDispatched } from "../events";
import { dispatchInput } from "../inputs";
import { planDispatch, type DispatchedLine } from "../rules/plan-dispatch";
import { costOfGoods, revenue } from "../rules/shipment-journal";
import { shipmentLifecycle, type DeliveryCode } from "../rules/shipment-lifecycle";
import { lockShipment, moveShipment, statusMoved, updateLines, type ShipmentLineRow, type ShipmentRow } from "../store";
import { revenueOf, type Recognised } from "./recognise-shipment";
import { recognisedQuantities } from "../queries/recognised-quantities";
import { refreshCommitment } from "./refresh-commitment";

const NO_REVENUE: Recognised = { ofLine: new Map(), ofDemand: [], totalMinor: 0n };

/**
 * The goods leave (SHP-03): stock is issued at moving average, reservations are used up, the order lines advance, cost and,
 * by the workspace's policy, revenue are posted. A line coded final gives up what the order line still had open (SHP-06).
 * @throws NaruError `record.not_found`, `shipments.status_moved`, `shipments.cannot_dispatch` with a fault per line,
 * `stock.short`, `books.*`
 */
export const dispatchShipment = defineCommand({
  name: "shipments.dispatch-shipment",
  permission: "shipments.dispatch",
  input: dispatchInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    const { shipment, lines } = await lockShipment(scope, input.shipmentId);
    if (!canDo(shipmentLifecycle, shipment.status, "dispatch")) throw statusMoved(shipment);
    const atDispatch = scope.workspace.settings.revenueRecognition === "dispatch";
    const demandIds = [...new Set(lines.map((line) => line.demandLineId))];
    // Sent together, locked in this order: period, credit, stock, demand.
    const [, , goods, demandRows, recognisedBefore] = await Promise.all([
      requireOpenDate(scope, on),
      lines.some((line) => line.deliveryCode === "final") ? lockCreditAccount(scope, shipment.customerId) : undefined,
      lockGoods(scope, lines.map((line) => ({ itemId: line.itemId, warehouseId: shipment.warehouseId }))),
      lockDemandLines(scope, demandIds),
      atDispatch ? recognisedQuantities(scope, demandIds) : undefined,
    ]);
    const demand = new Map(demandRows.map((row) => [row.id, row]));
    const plan = planDispatch(lines.map((line) => ({ ...line, deliveryCode: line.deliveryCode as DeliveryCode | null })), demand);
    if (plan.faults.length > 0) throw refused("shipments.cannot_dispatch", { number: shipment.number }, plan.faults);

    const recognised = recognisedBefore ? revenueOf(plan.lines, demand, recognisedBefore) : NO_REVENUE;
    const fields = { shippedOn: on, recognisedOn: atDispatch ? on : null, carrier: input.carrier ?? shipment.carrier, trackingNumber: input.trackingNumber ?? shipment.trackingNumber };
    const issue = await planLines(scope, shipment, on, lines, plan.lines, demand, goods);
    const costs = issue.costs;
    await Promise.all([
      issue.write(),
      advanceBooks(scope, shipment, plan.lines, recognised, demand),
      post(scope, shipment, on, sumMinor(costs.values()), recognised.totalMinor),
      updateLines(scope, dispatchedLines(lines, plan.lines, costs, recognised)),
      moveShipment(scope, shipment, "dispatch", fields),
    ]);
    if (plan.lines.some((line) => isPositive(line.cancel))) await refreshCommitment(scope, shipment);
    return done(
      { shipmentId: shipment.id, number: shipment.number },
      {
        audit: { entityType: "shipment", entityId: shipment.id, entityLabel: shipment.number, changes: { status: [shipment.status, "dispatched"], shippedOn: [null, on] } },
        events: [shipmentDispatched({ shipmentId: shipment.id, sourceType: shipment.sourceType, sourceId: shipment.sourceId }), ...freed(shipment, lines, plan.lines)],
      },
    );
  },
});

/** Reservations that a final line gave back are free for orders that wait. */
function freed(shipment: ShipmentRow, lines: readonly ShipmentLineRow[], planned: readonly DispatchedLine[]) {
  const released = new Set(planned.filter((line) => isPositive(line.release)).map((line) => line.id));
  const itemIds = [...new Set(lines.filter((line) => released.has(line.id)).map((line) => line.itemId))];
  return itemIds.length > 0 ? [stockIncreased({ itemIds, warehouseId: shipment.warehouseId })] : [];
}

/** Plans the issue of the stocked lines and says what they cost. Services have neither stock nor cost. */
async function planLines(
  scope: TenantScope,
  shipment: ShipmentRow,
  on: CalendarDate,
  lines: readonly ShipmentLineRow[],
  planned: readonly DispatchedLine[],
  demand: ReadonlyMap<string, DemandLine>,
  goods: LockedGoods,
): Promise<{ costs: Map<string, bigint>; write(): Promise<void> }> {
  const consumed = new Map(planned.map((line) => [line.id, line.consumed]));
  const stocked = lines.filter((line) => demand.get(line.demandLineId)?.isStocked);
  const { issued, write } = await planIssueOf(scope, goods, {
    on,
    source: { type: "shipment", id: shipment.id, number: shipment.number },
    lines: stocked.map((line) => ({
      sourceLineId: line.id,
      itemId: line.itemId,
      warehouseId: shipment.warehouseId,
      locationId: line.locationId,
      quantity: line.quantity,
      consumeReservationOf: { type: "demand_line", id: line.demandLineId, quantity: consumed.get(line.id) ?? "0" },
    })),
  });
  return { costs: new Map(stocked.map((line, index) => [line.id, issued[index]?.costMinor ?? 0n])), write };
}

async function advanceBooks(
  scope: TenantScope,
  shipment: ShipmentRow,
  planned: readonly DispatchedLine[],
  recognised: Recognised,
  demand: ReadonlyMap<string, DemandLine>,
): Promise<void> {
  const releases = planned.filter((line) => isPositive(line.release));
  if (releases.length > 0) {
    const change = (line: DispatchedLine) => ({
      source: { type: "demand_line" as const, id: line.demandLineId },
      itemId: demand.get(line.demandLineId)?.itemId ?? "",
      warehouseId: shipment.warehouseId,
      quantity: line.release,
    });
    await releaseReservation(scope, releases.map(change));
  }
  await advanceShipped(scope, planned.map((line) => ({
    id: line.demandLineId, quantity: line.quantity, fromScheduled: line.quantity, fromReserved: line.consumed, recognisedMinor: recognised.ofLine.get(line.id) ?? 0n,
  })));
  await advanceReserved(scope, releases.map((line) => ({ id: line.demandLineId, quantity: subtractQuantity("0", line.release) })));
  await advanceCancelled(scope, planned.filter((line) => isPositive(line.cancel)).map((line) => ({ id: line.demandLineId, quantity: line.cancel })));
}

async function post(scope: TenantScope, shipment: ShipmentRow, on: CalendarDate, costMinor: bigint, revenueMinor: bigint): Promise<void> {
  await postJournal(scope, {
    on,
    memo: shipment.number,
    source: { type: "shipment", id: shipment.id, number: shipment.number },
    lines: [...costOfGoods(costMinor), ...revenue(revenueMinor, shipment.customerId)],
  });
}

function dispatchedLines(lines: readonly ShipmentLineRow[], planned: readonly DispatchedLine[], costs: ReadonlyMap<string, bigint>, recognised: Recognised) {
  const byId = new Map(planned.map((line) => [line.id, line]));
  return lines.map((line) => ({
    ...line,
    packed: true,
    deliveryCode: byId.get(line.id)?.code ?? line.deliveryCode,
    costMinor: costs.get(line.id) ?? 0n,
    // A reversed shipment may keep a cent of rounding that belongs to the line's earlier parts.
    recognisedMinor: line.recognisedMinor + (recognised.ofLine.get(line.id) ?? 0n),
    reservationConsumed: byId.get(line.id)?.consumed ?? "0",
    remainderCancelled: byId.get(line.id)?.cancel ?? "0",
  }));
}
