import type { CalendarDate } from "@/server/kernel/calendar-date";
import { refused } from "@/server/kernel/errors";
import { canDo } from "@/server/kernel/lifecycle";
import { sumMinor } from "@/server/kernel/money";
import { isPositive, subtractQuantity } from "@/server/kernel/quantity";
import { defineCommand, done } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { lockCreditAccount } from "@/server/modules/credit";
import { advanceCancelled, advanceRecognised, advanceReserved, advanceShipped, lockDemandLines, type DemandLine } from "@/server/modules/demand";
import { postJournal, requireOpenDate } from "@/server/modules/ledger";
import { issueStock, lockBalances, releaseReservation, stockIncreased } from "@/server/modules/stock";
import { shipmentDispatched } from "../events";
import { dispatchInput } from "../inputs";
import { planDispatch, type DispatchedLine } from "../rules/plan-dispatch";
import { costOfGoods, revenue } from "../rules/shipment-journal";
import { shipmentLifecycle, type DeliveryCode } from "../rules/shipment-lifecycle";
import { lockShipment, moveShipment, statusMoved, updateLines, type ShipmentLineRow, type ShipmentRow } from "../store";
import { revenueOfLines, type Recognised } from "./recognise-shipment";
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
    const { shipment, lines } = await lockShipment(scope, input.shipmentId);
    if (!canDo(shipmentLifecycle, shipment.status, "dispatch")) throw statusMoved(shipment);
    const on = input.on ?? scope.today;
    await requireOpenDate(scope, on);
    if (lines.some((line) => line.deliveryCode === "final")) await lockCreditAccount(scope, shipment.customerId);

    await lockBalances(scope, lines.map((line) => ({ itemId: line.itemId, warehouseId: shipment.warehouseId })));
    const demand = new Map((await lockDemandLines(scope, [...new Set(lines.map((line) => line.demandLineId))])).map((row) => [row.id, row]));
    const plan = planDispatch(lines.map((line) => ({ ...line, deliveryCode: line.deliveryCode as DeliveryCode | null })), demand);
    if (plan.faults.length > 0) throw refused("shipments.cannot_dispatch", { number: shipment.number }, plan.faults);

    const costs = await issueLines(scope, shipment, on, lines, plan.lines, demand);
    const atDispatch = scope.workspace.settings.revenueRecognition === "dispatch";
    const recognised = atDispatch ? await revenueOfLines(scope, plan.lines, demand) : NO_REVENUE;
    await advanceBooks(scope, shipment, plan.lines, recognised, demand);
    await post(scope, shipment, on, sumMinor(costs.values()), recognised.totalMinor);
    await updateLines(scope, dispatchedLines(lines, plan.lines, costs, recognised));
    const fields = { shippedOn: on, recognisedOn: atDispatch ? on : null, carrier: input.carrier ?? shipment.carrier, trackingNumber: input.trackingNumber ?? shipment.trackingNumber };
    await moveShipment(scope, shipment, "dispatch", fields);
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

/** Issues the stocked lines. Services have neither stock nor cost. */
async function issueLines(
  scope: TenantScope,
  shipment: ShipmentRow,
  on: CalendarDate,
  lines: readonly ShipmentLineRow[],
  planned: readonly DispatchedLine[],
  demand: ReadonlyMap<string, DemandLine>,
): Promise<Map<string, bigint>> {
  const consumed = new Map(planned.map((line) => [line.id, line.consumed]));
  const stocked = lines.filter((line) => demand.get(line.demandLineId)?.isStocked);
  if (stocked.length === 0) return new Map();
  const issued = await issueStock(scope, {
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
  return new Map(stocked.map((line, index) => [line.id, issued[index]?.costMinor ?? 0n]));
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
  await advanceShipped(scope, planned.map((line) => ({ id: line.demandLineId, quantity: line.quantity, fromScheduled: line.quantity, fromReserved: line.consumed })));
  await advanceReserved(scope, releases.map((line) => ({ id: line.demandLineId, quantity: subtractQuantity("0", line.release) })));
  await advanceCancelled(scope, planned.filter((line) => isPositive(line.cancel)).map((line) => ({ id: line.demandLineId, quantity: line.cancel })));
  await advanceRecognised(scope, recognised.ofDemand);
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
