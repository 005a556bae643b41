import type { Quantity } from "@/server/kernel/quantity";
import { defineStep } from "@/server/platform/command";
import { addInvoicedToCharges } from "../store";
import { addCancelled, addCredited, addInvoiced, addRecognised, addReserved, addReturned, addScheduled, addShipped, withdraw } from "../store-advances";

interface Advance {
  readonly id: string;
  /** Base units; negative takes back. */
  readonly quantity: Quantity;
}

/**
 * Stock put aside for lines (negative: given back). The stock book's reservation is changed in the same transaction.
 * @throws NaruError conflict `demand.not_reservable`: not confirmed, or more than is open to ship.
 */
export const advanceReserved = defineStep("demand.advance-reserved", (scope, changes: readonly Advance[]) =>
  addReserved(scope, changes));

/**
 * Quantity on open shipments (negative: taken off one).
 * @throws NaruError conflict `demand.not_schedulable`: not confirmed, held, or more than is open to ship.
 */
export const advanceScheduled = defineStep("demand.advance-scheduled", (scope, changes: readonly Advance[]) =>
  addScheduled(scope, changes));

/**
 * Goods or services that left. `fromScheduled` was on the shipment, `fromReserved` was consumed of the line's reservation,
 * `recognisedMinor` is the revenue recognised with them.
 * @throws NaruError conflict `demand.not_shippable`: not confirmed, held, or more than is open to ship.
 */
export const advanceShipped = defineStep(
  "demand.advance-shipped",
  (scope, changes: readonly (Advance & { fromScheduled?: Quantity; fromReserved?: Quantity; recognisedMinor?: bigint })[]) =>
    addShipped(scope, changes.map((c) => ({ id: c.id, quantity: c.quantity, partA: c.fromScheduled, partB: c.fromReserved, minor: c.recognisedMinor }))),
);

/**
 * Takes a dispatch back as if it had not been: the quantity is on an open shipment again, `toReserved` of it with stock put aside.
 * @throws NaruError conflict `demand.not_withdrawable`: returned or invoiced meanwhile.
 */
export const withdrawShipped = defineStep("demand.withdraw-shipped", (scope, changes: readonly (Advance & { toReserved: Quantity })[]) =>
  withdraw(scope, changes.map((c) => ({ id: c.id, quantity: c.quantity, partA: c.toReserved }))));

/** Revenue recognised for lines, net, minor units (negative: taken back). */
export const advanceRecognised = defineStep("demand.advance-recognised", (scope, changes: readonly { id: string; minor: bigint }[]) =>
  addRecognised(scope, changes.map((c) => ({ ...c, quantity: "0" }))));

/**
 * Goods that came back. `unbilledQuantity` of them had not been invoiced and never will be; `recognisedMinor` (negative) is the
 * revenue taken back with them.
 * @throws NaruError conflict `demand.not_returnable`: more than was shipped, or the unbilled part was invoiced meanwhile.
 */
export const advanceReturned = defineStep(
  "demand.advance-returned",
  (scope, changes: readonly (Advance & { unbilledQuantity: Quantity; recognisedMinor?: bigint })[]) =>
    addReturned(scope, changes.map((c) => ({ id: c.id, quantity: c.quantity, partA: c.unbilledQuantity, minor: c.recognisedMinor }))),
);

/**
 * Quantity and net value that went onto an invoice.
 * @throws NaruError conflict `demand.not_billable`: more than was shipped and is unbilled.
 */
export const advanceInvoiced = defineStep("demand.advance-invoiced", (scope, changes: readonly (Advance & { netMinor: bigint })[]) =>
  addInvoiced(scope, changes.map((c) => ({ id: c.id, quantity: c.quantity, minor: c.netMinor }))));

/**
 * Returned and invoiced quantity that a credit note covers.
 * @throws NaruError conflict `demand.not_creditable`
 */
export const advanceCredited = defineStep("demand.advance-credited", (scope, changes: readonly Advance[]) =>
  addCredited(scope, changes));

/**
 * Cancels part of what is open (negative: reinstates it). What is reserved or scheduled beyond the rest must be released first.
 * @throws NaruError conflict `demand.not_cancellable`
 */
export const advanceCancelled = defineStep("demand.advance-cancelled", (scope, changes: readonly Advance[]) =>
  addCancelled(scope, changes));

/** Charges that went onto an invoice, minor units. @throws NaruError conflict `demand.charge_invoiced` */
export const advanceChargesInvoiced = defineStep(
  "demand.advance-charges-invoiced",
  (scope, changes: readonly { id: string; amountMinor: bigint }[]) => addInvoicedToCharges(scope, changes),
);
