import { refused } from "@/server/kernel/errors";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { defineCommand, done } from "@/server/platform/command";
import { orderConfirmed, orderHeld } from "../events";
import { confirmOrderInput } from "../inputs";
import { decideConfirmation } from "../rules/decide-confirmation";
import { keepChecks, lockOrder, moveOrder, setPromisedDates } from "../store";
import { commitOrder, promisedDates, runChecksOfStored } from "./check-and-commit";

/** Under which name and by which right an order is confirmed, also when it is entered and confirmed in one. */
export const CONFIRM_ORDER = { name: "orders.confirm-order", permission: "orders.confirm" } as const;

/**
 * Confirms an order in three steps: availability, price, credit (ORD-07 to ORD-10). All three are looked at, whatever the
 * first says, and kept on the order. Confirmed: the order becomes demand, stock is reserved, credit is committed. Held:
 * only credit said no, an approver may release it. Stopped: it stays a draft and the findings say what can be done.
 */
export const confirmOrder = defineCommand({
  ...CONFIRM_ORDER,
  input: confirmOrderInput,
  async run(scope, input) {
    const order = await lockOrder(scope, input.orderId);
    await requireVisibleCustomer(scope, order.customerId);
    if (order.status !== "draft") throw refused("orders.not_a_draft", { number: order.number, state: order.status });
    const allowBackOrder = input.allowBackOrder ?? order.allowBackOrder;
    const checked = await runChecksOfStored(scope, order, { allowBackOrder });
    const outcome = decideConfirmation(checked.checks);
    const facts = { orderId: order.id, customerId: order.customerId, number: order.number };
    if (outcome === "confirmed") {
      await Promise.all([
        keepChecks(scope, order.id, checked.checks),
        moveOrder(scope, order, "confirm", { lastConfirmedAt: scope.now, allowBackOrder }),
        setPromisedDates(scope, order.id, promisedDates(checked)),
        commitOrder(scope, order, checked, checked.charges),
      ]);
    } else {
      await Promise.all([keepChecks(scope, order.id, checked.checks), outcome === "held" ? moveOrder(scope, order, "hold_for_credit", { allowBackOrder }) : undefined]);
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
