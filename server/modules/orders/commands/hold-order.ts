import { refused } from "@/server/kernel/errors";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { demandLinesOf, holdDemand } from "@/server/modules/demand";
import { defineCommand, done } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { cancelOrderInput, orderRefInput } from "../inputs";
import { lockOrder, type OrderRow } from "../store";

/**
 * Stops deliveries of a confirmed order until it is released: its reservations and credit stay, nothing is planned or
 * dispatched. Apart from the credit hold, which stands before confirmation.
 * @throws NaruError `record.not_found`, `orders.not_confirmed`, `orders.already_held`
 */
export const holdOrder = defineCommand({
  name: "orders.hold-order",
  permission: "orders.confirm",
  input: cancelOrderInput,
  async run(scope, { orderId, reason }) {
    const { order, held } = await deliveriesOf(scope, orderId);
    if (held) throw refused("orders.already_held", { number: order.number });
    await holdDemand(scope, orderId, true);
    return done(answer(order, true), { audit: { entityType: "order", entityId: orderId, entityLabel: order.number, changes: { deliveries: ["open", "held"] }, note: reason } });
  },
});

/** Lets a held order's goods leave again. @throws NaruError `record.not_found`, `orders.not_confirmed`, `orders.delivery_not_held` */
export const releaseOrder = defineCommand({
  name: "orders.release-order",
  permission: "orders.confirm",
  input: orderRefInput,
  async run(scope, { orderId }) {
    const { order, held } = await deliveriesOf(scope, orderId);
    if (!held) throw refused("orders.delivery_not_held", { number: order.number });
    await holdDemand(scope, orderId, false);
    return done(answer(order, false), { audit: { entityType: "order", entityId: orderId, entityLabel: order.number, changes: { deliveries: ["held", "open"] } } });
  },
});

const answer = (order: OrderRow, deliveryHeld: boolean) => ({ orderId: order.id, number: order.number, status: order.status, deliveryHeld });

async function deliveriesOf(scope: TenantScope, orderId: string): Promise<{ order: OrderRow; held: boolean }> {
  const order = await lockOrder(scope, orderId);
  await requireVisibleCustomer(scope, order.customerId);
  if (order.status !== "confirmed") throw refused("orders.not_confirmed", { number: order.number, state: order.status });
  return { order, held: (await demandLinesOf(scope, orderId)).some((line) => line.held) };
}
