import { sql } from "drizzle-orm";
import { demandLines as t } from "@/db/schema/demand";
import type { Quantity } from "@/server/kernel/quantity";
import { defineStep } from "@/server/platform/command";
import { addInvoicedToCharges, advanceLines, change } from "../store";

interface Advance {
  readonly id: string;
  /** Base units; negative takes back. */
  readonly quantity: Quantity;
}

const open = sql`${t.ordered} - ${t.cancelled} - ${t.shipped}`;

/**
 * Stock put aside for lines (negative: given back). The stock book's reservation is changed in the same transaction.
 * @throws NaruError conflict `demand.not_reservable`: not confirmed, or more than is open to ship.
 */
export const advanceReserved = defineStep("demand.advance-reserved", (scope, changes: readonly Advance[]) =>
  advanceLines(scope, changes, {
    set: { reserved: sql`${t.reserved} + ${change.quantity}` },
    only: sql`(${t.confirmed} or ${change.quantity} < 0) and ${t.isStocked} and ${t.reserved} + ${change.quantity} between 0 and ${open}`,
    code: "demand.not_reservable",
  }));

/**
 * Quantity on open shipments (negative: taken off one).
 * @throws NaruError conflict `demand.not_schedulable`: not confirmed, held, or more than is open to ship.
 */
export const advanceScheduled = defineStep("demand.advance-scheduled", (scope, changes: readonly Advance[]) =>
  advanceLines(scope, changes, {
    set: { scheduled: sql`${t.scheduled} + ${change.quantity}` },
    only: sql`((${t.confirmed} and not ${t.held}) or ${change.quantity} < 0) and ${t.scheduled} + ${change.quantity} between 0 and ${open}`,
    code: "demand.not_schedulable",
  }));

/**
 * Goods or services that left. `fromScheduled` was on the shipment, `fromReserved` was consumed of the line's reservation.
 * @throws NaruError conflict `demand.not_shippable`: not confirmed, held, or more than is open to ship.
 */
export const advanceShipped = defineStep(
  "demand.advance-shipped",
  (scope, changes: readonly (Advance & { fromScheduled?: Quantity; fromReserved?: Quantity })[]) =>
    advanceLines(scope, changes.map((c) => ({ id: c.id, quantity: c.quantity, partA: c.fromScheduled, partB: c.fromReserved })), {
      set: {
        shipped: sql`${t.shipped} + ${change.quantity}`,
        scheduled: sql`${t.scheduled} - ${change.partA}`,
        reserved: sql`${t.reserved} - ${change.partB}`,
      },
      only: sql`${t.confirmed} and not ${t.held} and ${change.quantity} > 0 and ${t.scheduled} >= ${change.partA} and ${t.reserved} >= ${change.partB}
        and ${t.shipped} + ${change.quantity} + ${t.scheduled} - ${change.partA} <= ${t.ordered} - ${t.cancelled}
        and ${t.reserved} - ${change.partB} <= ${open} - ${change.quantity}`,
      code: "demand.not_shippable",
    }),
);

/**
 * Takes a dispatch back as if it had not been: the quantity is on an open shipment again, `toReserved` of it with stock put aside.
 * @throws NaruError conflict `demand.not_withdrawable`: returned or invoiced meanwhile.
 */
export const withdrawShipped = defineStep("demand.withdraw-shipped", (scope, changes: readonly (Advance & { toReserved: Quantity })[]) =>
  advanceLines(scope, changes.map((c) => ({ id: c.id, quantity: c.quantity, partA: c.toReserved })), {
    set: {
      shipped: sql`${t.shipped} - ${change.quantity}`,
      scheduled: sql`${t.scheduled} + ${change.quantity}`,
      reserved: sql`${t.reserved} + ${change.partA}`,
    },
    only: sql`${change.quantity} > 0 and ${change.partA} between 0 and ${change.quantity}
      and ${t.shipped} - ${change.quantity} >= greatest(${t.returned}, ${t.invoiced} + ${t.returnedUnbilled})`,
    code: "demand.not_withdrawable",
  }));

/** Revenue recognised for lines, net, minor units (negative: taken back). */
export const advanceRecognised = defineStep("demand.advance-recognised", (scope, changes: readonly { id: string; minor: bigint }[]) =>
  advanceLines(scope, changes.map((c) => ({ ...c, quantity: "0" })), {
    set: { recognisedMinor: sql`${t.recognisedMinor} + ${change.minor}` },
    only: sql`true`,
    code: "demand.changed_meanwhile",
  }));

/**
 * Goods that came back. `unbilledQuantity` of them had not been invoiced and never will be; `recognisedMinor` (negative) is the
 * revenue taken back with them.
 * @throws NaruError conflict `demand.not_returnable`: more than was shipped, or the unbilled part was invoiced meanwhile.
 */
export const advanceReturned = defineStep(
  "demand.advance-returned",
  (scope, changes: readonly (Advance & { unbilledQuantity: Quantity; recognisedMinor?: bigint })[]) =>
    advanceLines(scope, changes.map((c) => ({ id: c.id, quantity: c.quantity, partA: c.unbilledQuantity, minor: c.recognisedMinor })), {
      set: {
        returned: sql`${t.returned} + ${change.quantity}`,
        returnedUnbilled: sql`${t.returnedUnbilled} + ${change.partA}`,
        recognisedMinor: sql`${t.recognisedMinor} + ${change.minor}`,
      },
      only: sql`${change.quantity} > 0 and ${change.partA} between 0 and ${change.quantity} and ${t.returned} + ${change.quantity} <= ${t.shipped}
        and ${t.invoiced} + ${t.returnedUnbilled} + ${change.partA} <= ${t.shipped}`,
      code: "demand.not_returnable",
    }),
);

/**
 * Quantity and net value that went onto an invoice.
 * @throws NaruError conflict `demand.not_billable`: more than was shipped and is unbilled.
 */
export const advanceInvoiced = defineStep("demand.advance-invoiced", (scope, changes: readonly (Advance & { netMinor: bigint })[]) =>
  advanceLines(scope, changes.map((c) => ({ id: c.id, quantity: c.quantity, minor: c.netMinor })), {
    set: { invoiced: sql`${t.invoiced} + ${change.quantity}`, invoicedMinor: sql`${t.invoicedMinor} + ${change.minor}` },
    only: sql`${change.quantity} > 0 and ${t.invoiced} + ${change.quantity} + ${t.returnedUnbilled} <= ${t.shipped}`,
    code: "demand.not_billable",
  }));

/**
 * Returned and invoiced quantity that a credit note covers.
 * @throws NaruError conflict `demand.not_creditable`
 */
export const advanceCredited = defineStep("demand.advance-credited", (scope, changes: readonly Advance[]) =>
  advanceLines(scope, changes, {
    set: { credited: sql`${t.credited} + ${change.quantity}` },
    only: sql`${t.credited} + ${change.quantity} between 0 and least(${t.invoiced}, ${t.returned} - ${t.returnedUnbilled})`,
    code: "demand.not_creditable",
  }));

/**
 * Cancels part of what is open (negative: reinstates it). What is reserved or scheduled beyond the rest must be released first.
 * @throws NaruError conflict `demand.not_cancellable`
 */
export const advanceCancelled = defineStep("demand.advance-cancelled", (scope, changes: readonly Advance[]) =>
  advanceLines(scope, changes, {
    set: { cancelled: sql`${t.cancelled} + ${change.quantity}` },
    only: sql`${t.cancelled} + ${change.quantity} between 0 and ${t.ordered} - ${t.shipped} - greatest(${t.scheduled}, ${t.reserved})`,
    code: "demand.not_cancellable",
  }));

/** Charges that went onto an invoice, minor units. @throws NaruError conflict `demand.charge_invoiced` */
export const advanceChargesInvoiced = defineStep(
  "demand.advance-charges-invoiced",
  (scope, changes: readonly { id: string; amountMinor: bigint }[]) => addInvoicedToCharges(scope, changes),
);
