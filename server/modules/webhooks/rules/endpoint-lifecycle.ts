import { defineLifecycle } from "@/server/kernel/lifecycle";

/** An endpoint is told of events while it is active; disabled by hand or by its own long failure; removed for good. */
export const endpointLifecycle = defineLifecycle({
  states: ["active", "disabled", "removed"],
  initial: "active",
  actions: {
    disable: { from: ["active"], to: "disabled" },
    enable: { from: ["disabled"], to: "active" },
    remove: { from: ["active", "disabled"], to: "removed" },
  },
});
export type EndpointState = (typeof endpointLifecycle.states)[number];
export type EndpointAction = keyof typeof endpointLifecycle.actions;

/** Why an endpoint is disabled: somebody did it, it failed for days, it answered that it is gone for good. */
export const DISABLED_REASONS = ["by_hand", "failing", "gone"] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];
