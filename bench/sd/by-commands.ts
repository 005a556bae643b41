import type { Database } from "@/db/client";
import { dateInZone } from "@/server/kernel/calendar-date";
import { issueInvoice } from "@/server/modules/invoicing";
import { createOrder, getOrder, listOrders } from "@/server/modules/orders";
import { createShipment, dispatchShipment, updateShipment } from "@/server/modules/shipments";
import { execute, read } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { contextOf } from "../stage/companies";
import { ORDERS_LISTED, type Driver, type Loop } from "./six-steps";

/** Carries the steps out in this process, by the commands that stand behind the API's operations. */
export function byCommands(database: Database): Driver {
  const context = (loop: Loop) => contextOf(database, loop.company);
  return {
    run: {
      "create order": async (loop) => {
        const order = await execute(context(loop), createOrder, { customerId: loop.customerId as never, channel: "api", confirm: true, lines: loop.lines.map((l) => ({ itemId: l.itemId as never, quantity: l.quantity })) }, newId());
        if (order.confirmation?.outcome !== "confirmed") throw new Error(`order ${order.number} was not confirmed: ${JSON.stringify(order.confirmation)}`);
        loop.orderId = order.orderId;
        loop.orderLineIds = order.lineIds;
      },
      "create delivery": async (loop) => {
        const lines = loop.orderLineIds.map((id, i) => ({ demandLineId: id as never, quantity: loop.lines[i]?.quantity ?? "0" }));
        const { shipments } = await execute(context(loop), createShipment, { lines }, newId());
        loop.shipmentId = shipments[0]?.shipmentId ?? "";
      },
      "display order": async (loop) => {
        const order = await read(context(loop), getOrder, { orderId: loop.orderId as never });
        if (order.lines.length !== loop.lines.length) throw new Error("the order shows other lines than were ordered");
      },
      "change delivery, goods issue": async (loop) => {
        const shipmentId = loop.shipmentId as never;
        const plannedOn = dateInZone(new Date(), loop.company.workspace.timeZone);
        const shipTo = { line1: "2 Harbour Road", city: "Busan", country: "KR" };
        await execute(context(loop), updateShipment, { shipmentId, version: 1, plannedOn, shipTo, carrier: "Hanjin", packages: 1 }, newId());
        await execute(context(loop), dispatchShipment, { shipmentId, trackingNumber: "HJ-0001" }, newId());
      },
      "list orders": async (loop) => {
        await read(context(loop), listOrders, { customerId: loop.customerId as never, limit: ORDERS_LISTED });
      },
      "create invoice": async (loop) => {
        await execute(context(loop), issueInvoice, { shipmentIds: [loop.shipmentId as never] }, newId());
      },
    },
  };
}
