import { defineLifecycle } from "@/server/kernel/lifecycle";

/** A delivery waits for its next try until a try succeeds or the tries run out; either can be sent again by hand. */
export const deliveryLifecycle = defineLifecycle({
  states: ["pending", "delivered", "failed"],
  initial: "pending",
  actions: {
    succeed: { from: ["pending"], to: "delivered" },
    give_up: { from: ["pending"], to: "failed" },
    send_again: { from: ["pending", "delivered", "failed"], to: "pending" },
  },
});
export type DeliveryState = (typeof deliveryLifecycle.states)[number];

/** What became of a message that a fulfilment system sent. */
export const MESSAGE_OUTCOMES = ["applied", "unchanged", "refused"] as const;
export type MessageOutcome = (typeof MESSAGE_OUTCOMES)[number];
