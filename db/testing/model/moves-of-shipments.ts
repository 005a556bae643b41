import {
  cancelShipment, createShipment, deliverShipment, dispatchShipment, packShipment, receiveReturn, reinstateShipment, releaseShipment, reverseDispatch, unpackShipment, updateShipment,
} from "@/server/modules/shipments";
import type { Move, Step } from "./step";

interface ShipmentRow {
  id: string;
  version: number;
  warehouse_id: string;
  ship_to: { line1: string; city: string; country: string };
}
const aShipment = (step: Step, statuses: string) =>
  step.one<ShipmentRow>(`select id, version, warehouse_id, ship_to from shipments where tenant_id = $1 and status = any(string_to_array($2, ',')) order by id desc limit 5`, [statuses]);
const linesOf = (step: Step, shipmentId: string) =>
  step.rows<{ id: string; item_id: string; quantity: string; returned: string }>("select id, item_id, quantity, returned from shipment_lines where tenant_id = $1 and shipment_id = $2 order by id", [shipmentId]);

/** Shipments from plan to delivery, and what comes back. */
export const shipmentMoves: readonly Move[] = [
  {
    name: "create shipment", weight: 14,
    async run(step) {
      const line = await step.one<{ id: string; source_id: string; open: string }>(
        `select id, source_id, ordered - cancelled - shipped - scheduled as open from demand_lines
         where tenant_id = $1 and confirmed and not held and ordered - cancelled - shipped - scheduled > 0 order by id desc limit 8`);
      const open = Number(line.open);
      const others = step.pick.oneIn(2)
        ? await step.rows<{ id: string; open: string }>(
            `select id, ordered - cancelled - shipped - scheduled as open from demand_lines
             where tenant_id = $1 and source_id = $2 and id <> $3 and confirmed and ordered - cancelled - shipped - scheduled > 0 order by id`, [line.source_id, line.id])
        : [];
      const quantity = step.pick.oneIn(3) ? 1 + step.pick.below(open) : open;
      const lines = [{ demandLineId: line.id, quantity: String(quantity), deliveryCode: step.pick.oneIn(5) ? ("final" as const) : null }, ...others.map((o) => ({ demandLineId: o.id, quantity: String(Number(o.open)) }))];
      const { shipments } = await step.act(createShipment, { lines });
      for (const { shipmentId } of shipments) step.side.expected.note("shipment", shipmentId);
    },
  },
  {
    name: "change shipment", weight: 3,
    async run(step) {
      const shipment = await aShipment(step, "planned,released");
      const line = step.pick.from(await linesOf(step, shipment.id));
      const { line1, city, country } = shipment.ship_to;
      const quantity = String(step.pick.below(Number(line.quantity) + 2));
      await step.act(updateShipment, { shipmentId: shipment.id, version: shipment.version, plannedOn: "2026-03-13", shipTo: { line1, city, country }, carrier: "Own van", lines: [{ shipmentLineId: line.id, quantity }] });
    },
  },
  { name: "release shipment", weight: 10, run: async (step) => void (await step.act(releaseShipment, { shipmentId: (await aShipment(step, "planned")).id })) },
  { name: "pack shipment", weight: 3, run: async (step) => void (await step.act(packShipment, { shipmentId: (await aShipment(step, "released")).id, packages: 1 + step.pick.below(3) })) },
  { name: "unpack shipment", weight: 1, run: async (step) => void (await step.act(unpackShipment, { shipmentId: (await aShipment(step, "packed")).id })) },
  {
    name: "dispatch shipment", weight: 12,
    async run(step) {
      const { id } = await aShipment(step, "released,packed");
      await step.act(dispatchShipment, { shipmentId: id });
      step.side.expected.note("dispatched", id);
    },
  },
  {
    name: "deliver shipment", weight: 3,
    async run(step) {
      const { id } = await aShipment(step, "dispatched");
      await step.act(deliverShipment, { shipmentId: id });
      step.side.expected.note("delivered", id);
    },
  },
  { name: "cancel shipment", weight: 2, run: async (step) => void (await step.act(cancelShipment, { shipmentId: (await aShipment(step, "planned,released,packed")).id })) },
  { name: "reinstate shipment", weight: 2, run: async (step) => void (await step.act(reinstateShipment, { shipmentId: (await aShipment(step, "cancelled")).id })) },
  {
    name: "reverse dispatch", weight: 2,
    async run(step) {
      const { id } = await aShipment(step, "dispatched");
      await step.act(reverseDispatch, { shipmentId: id, reason: "never left" });
      step.side.expected.note("dispatched", id, -1);
    },
  },
  {
    name: "receive return", weight: 5,
    async run(step) {
      const shipment = await aShipment(step, "dispatched,delivered");
      const line = step.pick.from(await linesOf(step, shipment.id));
      const quantity = 1 + step.pick.below(2);
      const disposition = step.pick.oneIn(4) ? ("scrap" as const) : ("restock" as const);
      const { returnReceiptId } = await step.act(receiveReturn, { shipmentId: shipment.id, reason: "wrong size", lines: [{ shipmentLineId: line.id, quantity: String(quantity), disposition }] });
      step.side.expected.note("returned", returnReceiptId);
      if (disposition === "restock" && line.item_id !== step.side.serviceId) step.side.expected.move(line.item_id, shipment.warehouse_id, quantity);
    },
  },
];
