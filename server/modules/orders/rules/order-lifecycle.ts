import { defineLifecycle } from "@/server/kernel/lifecycle";

/**
 * An order is drafted, confirmed in three checks (or held by one of them), fulfilled, closed.
 * How far it is shipped, invoiced and paid is never stored here: it is derived from the demand book.
 */
export const orderLifecycle = defineLifecycle({
  states: ["draft", "credit_hold", "confirmed", "closed", "cancelled"],
  initial: "draft",
  actions: {
    confirm: { from: ["draft"], to: "confirmed" },
    hold_for_credit: { from: ["draft"], to: "credit_hold" },
    release_credit: { from: ["credit_hold"], to: "confirmed" },
    return_to_draft: { from: ["credit_hold"], to: "draft" },
    cancel: { from: ["draft", "credit_hold", "confirmed"], to: "cancelled" },
    reinstate: { from: ["cancelled"], to: "draft" },
    close: { from: ["confirmed"], to: "closed" },
    reopen: { from: ["closed"], to: "confirmed" },
  },
});
export type OrderState = (typeof orderLifecycle.states)[number];
export type OrderAction = keyof typeof orderLifecycle.actions;
