import { requireVisibleCustomer } from "@/server/modules/customers";
import { refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { orderClosed } from "../events";
import { cancelOrderInput, orderRefInput } from "../inputs";
import type { OrderAction } from "../rules/order-lifecycle";
import { lockOrder, moveOrder } from "../store";
import { cancelOpenLines } from "./cancel-lines";

/** Takes a held order back to be edited. */
export const returnOrderToDraft = defineCommand({
  name: "orders.return-order-to-draft",
  permission: "orders.edit",
  input: orderRefInput,
  run: (scope, { orderId }) => moveOnly(scope, orderId, "return_to_draft"),
});

/** Opens a closed order again. */
export const reopenOrder = defineCommand({
  name: "orders.reopen-order",
  permission: "orders.cancel",
  input: orderRefInput,
  run: (scope, { orderId }) => moveOnly(scope, orderId, "reopen"),
});

/** Closes an order by hand: what is not shipped is cancelled with the reason given. */
export const closeOrder = defineCommand({
  name: "orders.close-order",
  permission: "orders.cancel",
  input: cancelOrderInput,
  async run(scope, { orderId, reason }) {
    const order = await lockOrder(scope, orderId);
    await requireVisibleCustomer(scope, order.customerId);
    if (order.status !== "confirmed") throw refused("orders.not_confirmed", { number: order.number, state: order.status });
    await cancelOpenLines(scope, order, { reason });
    const state = await moveOrder(scope, order, "close", { cancelReason: reason });
    return done(
      { orderId, number: order.number, status: state },
      {
        audit: { entityType: "order", entityId: orderId, entityLabel: order.number, changes: { status: [order.status, state] }, note: reason },
        events: [orderClosed({ orderId, customerId: order.customerId, number: order.number })],
      },
    );
  },
});

async function moveOnly(scope: TenantScope, orderId: string, action: OrderAction) {
  const order = await lockOrder(scope, orderId);
  await requireVisibleCustomer(scope, order.customerId);
  const state = await moveOrder(scope, order, action);
  return done(
    { orderId, number: order.number, status: state },
    { audit: { entityType: "order", entityId: orderId, entityLabel: order.number, changes: { status: [order.status, state] } } },
  );
}
