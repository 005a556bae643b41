import { compareQuantity, isPositive, isZero, minQuantity, subtractQuantity, type Quantity } from "@/server/kernel/quantity";
import { unfilledQuantity, type PlannableLine } from "./plan-lines";
import type { DeliveryCode } from "./shipment-lifecycle";

/** The code a new shipment line starts with: final when it carries all that is unfilled, else partial. */
export function codeAtPlanning(quantity: Quantity, unfilled: Quantity): DeliveryCode {
  return compareQuantity(quantity, unfilled) >= 0 ? "final" : "partial";
}

export interface DispatchOutcome {
  /** What the delivery says once the goods have left. */
  readonly code: "partial" | "final";
  /** Remainder of the order line that is given up: only a line marked final leaves none open. */
  readonly cancel: Quantity;
  /** The line is marked final, yet other open shipments still carry a part of it. */
  readonly contradicted: boolean;
}

/**
 * What a dispatched quantity does to the balance of its order line (SHP-06). `line` is as it stands before the dispatch,
 * `quantity` included in its `scheduled`. Partial keeps the rest open as a back order; final cancels it.
 */
export function outcomeOfDispatch(
  requested: DeliveryCode | null,
  quantity: Quantity,
  line: Pick<PlannableLine, "ordered" | "cancelled" | "shipped" | "scheduled">,
): DispatchOutcome {
  const left = subtractQuantity(unfilledQuantity(line), quantity);
  if (isZero(left)) return { code: "final", cancel: "0", contradicted: false };
  if (requested !== "final") return { code: "partial", cancel: "0", contradicted: false };
  return { code: "final", cancel: left, contradicted: isPositive(subtractQuantity(line.scheduled, quantity)) };
}

/** How much of a line's reservation a dispatch of `quantity` uses up; the rest comes from free stock. */
export function consumedReservation(quantity: Quantity, reserved: Quantity): Quantity {
  return minQuantity(quantity, reserved);
}
