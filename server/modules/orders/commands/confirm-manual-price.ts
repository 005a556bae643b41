import { refused } from "@/server/kernel/errors";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { defineCommand, done } from "@/server/platform/command";
import { confirmPriceInput } from "../inputs";
import { confirmLinePrices, lockOrder } from "../store";

/** Somebody with the right stands behind prices typed by hand (ORD-09). Lines already confirmed stay so. */
export const confirmManualPrices = defineCommand({
  name: "orders.confirm-manual-prices",
  permission: "prices.approve",
  input: confirmPriceInput,
  async run(scope, input) {
    const order = await lockOrder(scope, input.orderId);
    await requireVisibleCustomer(scope, order.customerId);
    if (order.status !== "draft") throw refused("orders.not_a_draft", { number: order.number, state: order.status });
    const confirmedBy = scope.actor.kind === "user" ? scope.actor.userId : null;
    const lines = await confirmLinePrices(scope, order.id, input.orderLineIds, confirmedBy);
    return done(
      { orderId: order.id, confirmedLineIds: lines.map((l) => l.id) },
      {
        audit: lines.map((l) => ({
          entityType: "order",
          entityId: order.id,
          entityLabel: order.number,
          changes: { [`line ${l.lineNo} price ${l.unitPrice}`]: ["manual", "confirmed"] as const },
        })),
      },
    );
  },
});
