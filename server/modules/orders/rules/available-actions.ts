import { isPositive, type Quantity } from "@/server/kernel/quantity";
import type { OrderAction } from "./order-lifecycle";

/** What a screen may offer on an order, over and above the lifecycle's moves. */
export type OrderOffer = OrderAction | "edit" | "confirm_prices" | "plan_shipment" | "hold_delivery" | "release_delivery";

type OrderPermission = "orders.edit" | "orders.confirm" | "orders.cancel" | "credit.release" | "prices.approve" | "shipments.plan";

const PERMISSION: Partial<Record<OrderAction, OrderPermission>> = {
  confirm: "orders.confirm",
  release_credit: "credit.release",
  return_to_draft: "orders.edit",
  cancel: "orders.cancel",
  reinstate: "orders.cancel",
  close: "orders.cancel",
  reopen: "orders.cancel",
};

/**
 * The moves open in the order's state that this actor may make. A hold is only ever the outcome of a confirmation, so it
 * is not offered; what is on its way cannot be cancelled.
 */
export function actionsOfActor(
  moves: readonly OrderAction[],
  facts: {
    lines: readonly { shipped: Quantity; scheduled: Quantity; priceStatus: string; held: boolean }[];
    may(permission: OrderPermission): boolean;
  },
): OrderOffer[] {
  const offered: OrderOffer[] = moves.filter((move) => {
    const permission = PERMISSION[move];
    if (!permission || !facts.may(permission)) return false;
    return move !== "cancel" || !facts.lines.some((l) => isPositive(l.scheduled));
  });
  if (moves.includes("confirm") && facts.may("orders.edit")) offered.push("edit");
  if (moves.includes("confirm") && facts.may("prices.approve") && facts.lines.some((l) => l.priceStatus === "manual")) offered.push("confirm_prices");
  const held = facts.lines.some((l) => l.held);
  if (moves.includes("close") && facts.may("shipments.plan") && !held) offered.push("plan_shipment");
  if (moves.includes("close") && facts.may("orders.confirm")) offered.push(held ? "release_delivery" : "hold_delivery");
  return offered;
}
