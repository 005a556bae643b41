import { refused } from "@/server/kernel/errors";
import { canDo } from "@/server/kernel/lifecycle";
import { defineCommand, done } from "@/server/platform/command";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { advanceRecognised, lockDemandLines } from "@/server/modules/demand";
import { postJournal, requireOpenDate } from "@/server/modules/ledger";
import { shipmentDelivered } from "../events";
import { shipmentOnInput } from "../inputs";
import { subtractQuantity, isPositive } from "@/server/kernel/quantity";
import { revenue } from "../rules/shipment-journal";
import { shipmentLifecycle } from "../rules/shipment-lifecycle";
import { lockShipment, moveShipment, statusMoved, updateLines, type ShipmentLineRow, type ShipmentRow } from "../store";
import { revenueOfLines } from "./recognise-shipment";

/**
 * The goods arrived. Where revenue is fixed at delivery, it is posted now, for what did not come back meanwhile (BIL-01).
 * @throws NaruError `record.not_found`, `shipments.status_moved`, `shipments.before_dispatch`, `books.*`
 */
export const deliverShipment = defineCommand({
  name: "shipments.deliver-shipment",
  permission: "shipments.dispatch",
  input: shipmentOnInput,
  async run(scope, input) {
    const { shipment, lines } = await lockShipment(scope, input.shipmentId);
    if (!canDo(shipmentLifecycle, shipment.status, "deliver")) throw statusMoved(shipment);
    const on = input.on ?? scope.today;
    if (shipment.shippedOn && on < shipment.shippedOn) throw refused("shipments.before_dispatch", { number: shipment.number, on: shipment.shippedOn });
    if (shipment.recognisedOn === null) {
      await requireOpenDate(scope, on);
      await recognise(scope, shipment, lines, on);
    }
    await moveShipment(scope, shipment, "deliver", { deliveredOn: on, recognisedOn: shipment.recognisedOn ?? on });
    return done(
      { shipmentId: shipment.id },
      {
        audit: { entityType: "shipment", entityId: shipment.id, entityLabel: shipment.number, changes: { status: [shipment.status, "delivered"], deliveredOn: [null, on] } },
        events: [shipmentDelivered({ shipmentId: shipment.id, sourceType: shipment.sourceType, sourceId: shipment.sourceId })],
      },
    );
  },
});

async function recognise(scope: TenantScope, shipment: ShipmentRow, lines: readonly ShipmentLineRow[], on: CalendarDate): Promise<void> {
  const kept = lines.map((line) => ({ id: line.id, demandLineId: line.demandLineId, quantity: subtractQuantity(line.quantity, line.returnedUnbilled) })).filter((line) => isPositive(line.quantity));
  const demand = new Map((await lockDemandLines(scope, [...new Set(lines.map((line) => line.demandLineId))])).map((row) => [row.id, row]));
  const recognised = await revenueOfLines(scope, kept, demand);
  await advanceRecognised(scope, recognised.ofDemand);
  await postJournal(scope, {
    on,
    memo: shipment.number,
    source: { type: "shipment", id: shipment.id, number: shipment.number },
    lines: revenue(recognised.totalMinor, shipment.customerId),
  });
  await updateLines(scope, lines.map((line) => ({ ...line, recognisedMinor: line.recognisedMinor + (recognised.ofLine.get(line.id) ?? 0n) })));
}
