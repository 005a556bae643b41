import { refused } from "@/server/kernel/errors";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { defineCommand, done } from "@/server/platform/command";
import { orderConfirmed } from "../events";
import { releaseCreditInput } from "../inputs";
import { decideConfirmation } from "../rules/decide-confirmation";
import { keepChecks, lockOrder, markCreditReleased, moveOrder, setPromisedDates } from "../store";
import { commitOrder, promisedDates, runChecksOfStored } from "./check-and-commit";

/**
 * An approver lets a held order pass although it goes over the limit (ORD-10). Goods and prices are looked at again, since
 * a held order reserves nothing; if one of them stops now, the order goes back to draft with the findings.
 */
export const releaseCreditHold = defineCommand({
  name: "orders.release-credit-hold",
  permission: "credit.release",
  input: releaseCreditInput,
  async run(scope, input) {
    const order = await lockOrder(scope, input.orderId);
    await requireVisibleCustomer(scope, order.customerId);
    if (order.status !== "credit_hold") throw refused("orders.not_held", { number: order.number, state: order.status });
    const checked = await runChecksOfStored(scope, order, { allowBackOrder: order.allowBackOrder });
    if (checked.checks.some((c) => c.findings.some((f) => f.code === "orders.customer_held"))) {
      throw refused("orders.release_customer_first", { number: order.number });
    }
    const outcome = decideConfirmation(checked.checks) === "stopped" ? "stopped" : "confirmed";
    await keepChecks(scope, order.id, checked.checks);
    await markCreditReleased(scope, order.id, input.note);
    if (outcome === "confirmed") {
      await moveOrder(scope, order, "release_credit", { lastConfirmedAt: scope.now });
      await Promise.all([setPromisedDates(scope, order.id, promisedDates(checked)), commitOrder(scope, order, checked, checked.charges)]);
    } else {
      await moveOrder(scope, order, "return_to_draft");
    }
    return done(
      { orderId: order.id, number: order.number, outcome, checks: checked.checks },
      {
        audit: { entityType: "order", entityId: order.id, entityLabel: order.number, changes: { creditHold: ["held", outcome] }, note: input.note },
        events: outcome === "confirmed" ? [orderConfirmed({ orderId: order.id, customerId: order.customerId, number: order.number })] : [],
      },
    );
  },
});
