import { notFound, refused } from "@/server/kernel/errors";
import { canDo } from "@/server/kernel/lifecycle";
import { subtractQuantity } from "@/server/kernel/quantity";
import { defineCommand, done } from "@/server/platform/command";
import { advanceScheduled, lockDemandLines } from "@/server/modules/demand";
import { shipmentReleased } from "../events";
import { packLineInput, packShipmentInput, shipmentIdInput } from "../inputs";
import { faultsOfPlan, totalsByDemandLine } from "../rules/plan-lines";
import { shipmentLifecycle, type ShipmentAction } from "../rules/shipment-lifecycle";
import { lockShipment, moveShipment, statusMoved, updateLines, type ShipmentLineRow, type ShipmentRow } from "../store";

const audit = (shipment: ShipmentRow, action: ShipmentAction) => ({
  entityType: "shipment",
  entityId: shipment.id,
  entityLabel: shipment.number,
  changes: { status: [shipment.status, shipmentLifecycle.actions[action].to] as const },
});
const eventOf = (shipment: ShipmentRow) => ({ shipmentId: shipment.id, sourceType: shipment.sourceType, sourceId: shipment.sourceId });

/** Throws at once when the action is not possible in the state that the lock showed. */
function requireAction(shipment: ShipmentRow, action: ShipmentAction): void {
  if (!canDo(shipmentLifecycle, shipment.status, action)) throw statusMoved(shipment);
}

/** Hands a shipment to the warehouse (SHP-07). @throws NaruError `record.not_found`, `shipments.status_moved` */
export const releaseShipment = defineCommand({
  name: "shipments.release-shipment",
  permission: "shipments.plan",
  input: shipmentIdInput,
  async run(scope, { shipmentId }) {
    const { shipment } = await lockShipment(scope, shipmentId);
    requireAction(shipment, "release");
    await moveShipment(scope, shipment, "release");
    return done({ shipmentId }, { audit: audit(shipment, "release"), events: [shipmentReleased(eventOf(shipment))] });
  },
});

/** Ticks a line as picked and packed, or takes the tick away. @throws NaruError `record.not_found`, `shipments.status_moved` */
export const packLine = defineCommand({
  name: "shipments.pack-line",
  permission: "shipments.pack",
  input: packLineInput,
  async run(scope, { shipmentId, shipmentLineId, packed }) {
    const { shipment, lines } = await lockShipment(scope, shipmentId);
    const line = lines.find((l) => l.id === shipmentLineId);
    if (!line) throw notFound("shipment_line");
    if (shipment.status !== "released") throw statusMoved(shipment);
    await updateLines(scope, [{ ...line, packed }]);
    return done({ shipmentId }, { audit: { entityType: "shipment", entityId: shipmentId, entityLabel: shipment.number, changes: { [`line ${line.lineNo} packed`]: [line.packed, packed] } } });
  },
});

/** Everything is in its packages. @throws NaruError `record.not_found`, `shipments.status_moved` */
export const packShipment = defineCommand({
  name: "shipments.pack-shipment",
  permission: "shipments.pack",
  input: packShipmentInput,
  async run(scope, { shipmentId, packages }) {
    const { shipment, lines } = await lockShipment(scope, shipmentId);
    requireAction(shipment, "pack");
    await moveShipment(scope, shipment, "pack", packages ? { packages } : {});
    await updateLines(scope, lines.map((line) => ({ ...line, packed: true })));
    return done({ shipmentId }, { audit: audit(shipment, "pack") });
  },
});

/** Opens the packages again, so that lines can change. @throws NaruError `record.not_found`, `shipments.status_moved` */
export const unpackShipment = defineCommand({
  name: "shipments.unpack-shipment",
  permission: "shipments.pack",
  input: shipmentIdInput,
  async run(scope, { shipmentId }) {
    const { shipment, lines } = await lockShipment(scope, shipmentId);
    requireAction(shipment, "unpack");
    await moveShipment(scope, shipment, "unpack");
    await updateLines(scope, lines.map((line) => ({ ...line, packed: false })));
    return done({ shipmentId }, { audit: audit(shipment, "unpack") });
  },
});

const coded = (lines: readonly ShipmentLineRow[], deliveryCode: string) => lines.map((line) => ({ ...line, deliveryCode, packed: false }));

/**
 * Gives a shipment up before it left: its lines carry the code "cancelled" and their quantities may be planned again (SHP-06).
 * @throws NaruError `record.not_found`, `shipments.status_moved`
 */
export const cancelShipment = defineCommand({
  name: "shipments.cancel-shipment",
  permission: "shipments.plan",
  input: shipmentIdInput,
  async run(scope, { shipmentId }) {
    const { shipment, lines } = await lockShipment(scope, shipmentId);
    requireAction(shipment, "cancel");
    const totals = [...totalsByDemandLine(lines)];
    await lockDemandLines(scope, totals.map(([id]) => id));
    await moveShipment(scope, shipment, "cancel");
    await advanceScheduled(scope, totals.map(([id, quantity]) => ({ id, quantity: subtractQuantity("0", quantity) })));
    await updateLines(scope, coded(lines, "cancelled"));
    return done({ shipmentId }, { audit: audit(shipment, "cancel") });
  },
});

/**
 * Takes a cancelled shipment back into the plan, code "reinstated", as far as its lines are still open (SHP-06).
 * @throws NaruError `record.not_found`, `shipments.status_moved`, `shipments.cannot_plan` with a fault per line
 */
export const reinstateShipment = defineCommand({
  name: "shipments.reinstate-shipment",
  permission: "shipments.plan",
  input: shipmentIdInput,
  async run(scope, { shipmentId }) {
    const { shipment, lines } = await lockShipment(scope, shipmentId);
    requireAction(shipment, "reinstate");
    const totals = [...totalsByDemandLine(lines)];
    const demand = await lockDemandLines(scope, totals.map(([id]) => id));
    const faults = faultsOfPlan(lines, new Map(demand.map((row) => [row.id, row])));
    if (faults.length > 0) throw refused("shipments.cannot_plan", { order: shipment.sourceNumber }, faults);
    await moveShipment(scope, shipment, "reinstate");
    await advanceScheduled(scope, totals.map(([id, quantity]) => ({ id, quantity })));
    await updateLines(scope, coded(lines, "reinstated"));
    return done({ shipmentId }, { audit: audit(shipment, "reinstate") });
  },
});
