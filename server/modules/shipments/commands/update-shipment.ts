import { notFound, refused } from "@/server/kernel/errors";
import { isPositive, isZero, subtractQuantity } from "@/server/kernel/quantity";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { advanceScheduled, lockDemandLines } from "@/server/modules/demand";
import { updateShipmentInput } from "../inputs";
import { requireLocations } from "../queries/require-visible";
import { areLinesEditable, isEditable } from "../rules/available-actions";
import { deleteLines, lockShipment, statusMoved, updateLines, updateShipmentFields, type ShipmentLineRow } from "../store";

/**
 * Changes a shipment before it leaves: day, address, carriage and, until it is packed, quantities, places and delivery codes.
 * @throws NaruError `record.not_found`, `record.changed`, `shipments.status_moved`, `shipments.lines_packed`,
 * `shipments.no_lines_left`, `demand.not_schedulable`
 */
export const updateShipment = defineCommand({
  name: "shipments.update-shipment",
  permission: "shipments.plan",
  input: updateShipmentInput,
  async run(scope, input) {
    const { shipment, lines } = await lockShipment(scope, input.shipmentId);
    const { shipmentId, version, lines: wanted, ...fields } = input;
    const header = { ...fields, packages: fields.packages ?? null };
    if (shipment.version !== version) {
      throw await recordChanged(scope, { entityType: "shipment", entityId: shipmentId, current: shipment, wanted: header });
    }
    if (!isEditable(shipment.status)) throw statusMoved(shipment);
    if (wanted.length > 0 && !areLinesEditable(shipment.status)) throw refused("shipments.lines_packed", { number: shipment.number });

    const byId = new Map(lines.map((line) => [line.id, line]));
    if (wanted.some((want) => !byId.has(want.shipmentLineId))) throw notFound("shipment_line");
    const places = wanted.flatMap((want, index) =>
      want.locationId ? [{ path: `lines.${index}.locationId`, locationId: want.locationId as string, warehouseId: shipment.warehouseId }] : [],
    );
    await requireLocations(scope, places);
    const changed = wanted.map((want) => merged(byId.get(want.shipmentLineId), want));
    if (lines.every((line) => changed.some((c) => c.id === line.id && isZero(c.quantity)))) throw refused("shipments.no_lines_left", { number: shipment.number });

    const moved = changed.map((c) => ({ id: c.demandLineId, quantity: subtractQuantity(c.quantity, byId.get(c.id)?.quantity ?? "0") })).filter((m) => !isZero(m.quantity));
    if (moved.length > 0) {
      await lockDemandLines(scope, moved.map((m) => m.id));
      await advanceScheduled(scope, moved);
    }
    await deleteLines(scope, shipmentId, changed.filter((c) => isZero(c.quantity)).map((c) => c.id));
    await updateLines(scope, changed.filter((c) => isPositive(c.quantity)));
    if (!(await updateShipmentFields(scope, shipmentId, version, header))) throw statusMoved(shipment);
    const lineChanges = Object.fromEntries(
      changed.flatMap((c) => Object.entries(changedFields<object>(byId.get(c.id) ?? {}, { quantity: c.quantity, deliveryCode: c.deliveryCode, locationId: c.locationId })).map(([field, pair]) => [`line ${c.lineNo} ${field}`, pair])),
    );
    return done({ shipmentId }, { audit: { entityType: "shipment", entityId: shipmentId, entityLabel: shipment.number, changes: { ...changedFields<object>(shipment, header), ...lineChanges } } });
  },
});

function merged(line: ShipmentLineRow | undefined, want: { quantity: string; locationId?: string | null; deliveryCode?: "partial" | "final" | null }): ShipmentLineRow {
  if (!line) throw notFound("shipment_line");
  return {
    ...line,
    quantity: want.quantity,
    locationId: want.locationId === undefined ? line.locationId : want.locationId,
    deliveryCode: want.deliveryCode ?? line.deliveryCode,
    packed: line.packed && want.quantity === line.quantity,
  };
}
