import { refused } from "@/server/kernel/errors";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { defineCommand, done } from "@/server/platform/command";
import { orderConfirmed, orderHeld } from "../events";
import { confirmOrderInput } from "../inputs";
import { decideConfirmation } from "../rules/decide-confirmation";
import { keepChecks, lockOrder, moveOrder } from "../store";
import { commitOrder, runChecks } from "./check-and-commit";

/**
 * Confirms an order in three steps: availability, price, credit (ORD-07 to ORD-10). All three are looked at, whatever the
 * first says, and kept on the order. Confirmed: the order becomes demand, stock is reserved, credit is committed. Held:
 * only credit said no, an approver may release it. Stopped: it stays a draft and the findings say what can be done.
 */
export const confirmOrder = defineCommand({
  name: "orders.confirm-order",
  permission: "orders.confirm",
  input: confirmOrderInput,
  async run(scope, input) {
    const order = await lockOrder(scope, input.orderId);
    await requireVisibleCustomer(scope, order.customerId);
    if (order.status !== "draft") throw refused("orders.not_a_draft", { number: order.number, state: order.status });
    const allowBackOrder = input.allowBackOrder ?? order.allowBackOrder;
    const checked = await runChecks(scope, order, { allowBackOrder });
    const outcome = decideConfirmation(checked.checks);
    await keepChecks(scope, order.id, checked.checks);
    const facts = { orderId: order.id, customerId: order.customerId, number: order.number };
    if (outcome === "confirmed") {
      await moveOrder(scope, order, "confirm", { lastConfirmedAt: scope.now, allowBackOrder });
      await commitOrder(scope, order, checked);
    } else if (outcome === "held") {
      await moveOrder(scope, order, "hold_for_credit", { allowBackOrder });
    }
    return done(
      { orderId: order.id, number: order.number, outcome, checks: checked.checks },
      {
        audit: { entityType: "order", entityId: order.id, entityLabel: order.number, changes: { confirmation: [order.status, outcome] } },
        events: outcome === "confirmed" ? [orderConfirmed(facts)] : outcome === "held" ? [orderHeld(facts)] : [],
      },
    );
  },
});
