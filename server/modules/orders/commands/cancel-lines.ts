import { fault, invalid, refused } from "@/server/kernel/errors";
import { isPositive, subtractQuantity, sumQuantity } from "@/server/kernel/quantity";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { lockCreditAccount } from "@/server/modules/credit";
import { advanceCancelled, cancelCharges, demandLinesOf, lockDemandLines, type DemandLine } from "@/server/modules/demand";
import { releaseDemand } from "@/server/modules/promising";
import { lockBalances } from "@/server/modules/stock";
import { defineCommand, done } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { orderCancelled } from "../events";
import { cancelLineInput, cancelOrderInput } from "../inputs";
import { lockOrder, moveOrder, readLines, setLineCancelled, type OrderRow } from "../store";
import { recommitOrder } from "./check-and-commit";
import { retotalOrder } from "./retotal-order";

/**
 * Cancels what is open of an order (ORD-27). Nothing shipped: the order is cancelled. Partly shipped: the rest is
 * cancelled and the order goes on to be invoiced. What is on an open shipment must be taken off it first.
 */
export const cancelOrder = defineCommand({
  name: "orders.cancel-order",
  permission: "orders.cancel",
  input: cancelOrderInput,
  async run(scope, { orderId, reason }) {
    const order = await lockOrder(scope, orderId);
    await requireVisibleCustomer(scope, order.customerId);
    if (order.status === "cancelled" || order.status === "closed") throw refused("orders.not_open", { number: order.number, state: order.status });
    const anyShipped = order.status === "confirmed" ? await cancelOpenLines(scope, order, { reason }) : false;
    const status = anyShipped ? "confirmed" : await moveOrder(scope, order, "cancel", { cancelReason: reason });
    const trail = { entityType: "order", entityId: orderId, entityLabel: order.number, changes: { status: [order.status, status] as const }, note: reason };
    return done(
      { orderId, number: order.number, status },
      { audit: trail, events: [orderCancelled({ orderId, customerId: order.customerId, number: order.number })] },
    );
  },
});

/** Cancels the open quantity of one line (ORD-27). */
export const cancelLine = defineCommand({
  name: "orders.cancel-line",
  permission: "orders.cancel",
  input: cancelLineInput,
  async run(scope, { orderId, orderLineId, reason }) {
    const order = await lockOrder(scope, orderId);
    await requireVisibleCustomer(scope, order.customerId);
    const lines = await readLines(scope, orderId);
    const line = lines.find((l) => l.id === orderLineId);
    if (!line) throw invalid([fault("orderLineId", "orders.line_unknown")]);
    if (line.cancelledAt) throw refused("orders.line_cancelled", { line: line.lineNo });
    if (lines.filter((l) => !l.cancelledAt).length === 1) throw refused("orders.last_line", { number: order.number });
    if (order.status === "confirmed") await cancelOpenLines(scope, order, { reason, onlyLineId: orderLineId });
    else if (order.status !== "draft") throw refused("orders.not_open", { number: order.number, state: order.status });
    else await setLineCancelled(scope, orderLineId, reason);
    await retotalOrder(scope, order);
    return done(
      { orderId, orderLineId },
      { audit: { entityType: "order", entityId: orderId, entityLabel: order.number, changes: { [`line ${line.lineNo}`]: ["open", "cancelled"] }, note: reason } },
    );
  },
});

/**
 * Cancels the open quantity of a confirmed order's lines, or of one: releases what is reserved, takes it out of demand and
 * gives the credit back. Locks credit → stock → demand. Answers whether anything of the order was shipped.
 * @throws NaruError `orders.line_on_shipment` naming every line that stands on an open shipment
 */
export async function cancelOpenLines(scope: TenantScope, order: OrderRow, what: { reason: string; onlyLineId?: string }): Promise<boolean> {
  await lockCreditAccount(scope, order.customerId);
  const all = await demandLinesOf(scope, order.id);
  await lockBalances(scope, all.filter((l) => l.isStocked).map((l) => ({ itemId: l.itemId, warehouseId: l.warehouseId })));
  const lines = await lockDemandLines(scope, order.id);
  const affected = lines.filter((l) => (what.onlyLineId ? l.id === what.onlyLineId : true) && isPositive(openOf(l)));
  const onShipment = affected.filter((l) => isPositive(l.scheduled));
  if (onShipment.length > 0) {
    throw refused("orders.line_on_shipment", { number: order.number }, onShipment.map((l) => fault(`lines.${l.lineNo - 1}`, "orders.line_on_shipment", { number: order.number })));
  }
  await releaseDemand(scope, affected.map((l) => ({ demandLineId: l.id, itemId: l.itemId, warehouseId: l.warehouseId, quantity: l.reserved })));
  if (affected.length > 0) await advanceCancelled(scope, affected.map((l) => ({ id: l.id, quantity: openOf(l) })));
  for (const line of affected) await setLineCancelled(scope, line.id, what.reason);
  const anyShipped = lines.some((l) => isPositive(l.shipped));
  if (!anyShipped && !what.onlyLineId) await cancelCharges(scope, order.id, true);
  await recommitOrder(scope, order);
  return anyShipped;
}

function openOf(line: DemandLine): string {
  return subtractQuantity(line.ordered, sumQuantity([line.cancelled, line.shipped]));
}
