import type { CalendarDate } from "@/server/kernel/calendar-date";
import { demandChargesOf } from "../queries/demand-lines";
import { openCommitment } from "../rules/open-commitment";
import { defineStep } from "@/server/platform/command";
import {
  confirmLines, deleteUnconfirmed, selectLinesForUpdate, unconfirmLines, updateChargesCancelled, updateHeld, upsertCharges, upsertConfirmedLines, upsertLines,
  type ChargeTerms, type ConfirmedTerms, type DemandTerms,
} from "../store";

/**
 * Brings the terms of order lines into the book: new lines unconfirmed, changed lines with what is done so far kept.
 * @throws NaruError conflict `demand.line_advanced` when a change would undercut what was already done for the line.
 */
export const pushDemand = defineStep("demand.push-demand", (scope, lines: readonly DemandTerms[]) => upsertLines(scope, lines));

/** The same for charges outside the lines. */
export const pushCharges = defineStep("demand.push-charges", (scope, charges: readonly ChargeTerms[]) => upsertCharges(scope, charges));

/**
 * Makes lines of a source demand in one go: terms, promised dates and the stock that the stock book put aside for them in the
 * same transaction; charges are confirmed with them.
 * @returns what the source now claims of its customer's credit, minor units (see `openCommitment`)
 * @throws NaruError conflict `demand.line_advanced`
 */
export const pushConfirmedDemand = defineStep(
  "demand.push-confirmed-demand",
  async (scope, lines: readonly ConfirmedTerms[], charges: readonly ChargeTerms[]): Promise<bigint> => {
    const [before] = await Promise.all([upsertConfirmedLines(scope, lines), upsertCharges(scope, charges.map((charge) => ({ ...charge, confirmed: true })))]);
    const doneFor = new Map(before.map((row) => [row.id, row]));
    return openCommitment(
      lines.flatMap((line) => {
        const doneBefore = doneFor.get(line.id);
        return doneBefore ? [{ ...line, ...doneBefore, confirmed: true }] : [];
      }),
      charges.length > 0 ? await demandChargesOf(scope, [...new Set(charges.map((charge) => charge.sourceId))]) : [],
    );
  },
);

/** Removes unconfirmed lines and charges that an edited draft no longer has. */
export const dropDemandExcept = defineStep(
  "demand.drop-demand-except",
  (scope, sourceId: string, keep: { lineIds: readonly string[]; chargeIds: readonly string[] }) => deleteUnconfirmed(scope, sourceId, keep),
);

/**
 * Makes lines demand, each with the date it is promised for; charges of the source are confirmed with them.
 * @throws NaruError conflict `demand.changed_meanwhile` when a line is gone or wholly cancelled.
 */
export const confirmDemand = defineStep(
  "demand.confirm-demand",
  (scope, sourceId: string, promised: ReadonlyMap<string, CalendarDate>) => confirmLines(scope, sourceId, promised),
);

/** Takes lines for which nothing was reserved, planned or shipped out of demand again. */
export const unconfirmDemand = defineStep("demand.unconfirm-demand", (scope, sourceId: string) => unconfirmLines(scope, sourceId));

/** Held lines may not be planned or dispatched. */
export const holdDemand = defineStep("demand.hold-demand", (scope, sourceId: string, held: boolean) => updateHeld(scope, sourceId, held));

/** Cancels (or takes back) the charges of a source that no invoice holds. */
export const cancelCharges = defineStep("demand.cancel-charges", (scope, sourceId: string, cancelled: boolean) => updateChargesCancelled(scope, sourceId, cancelled));

/** Locks lines, by id or all of a source, sorted by id. Call it after the stock rows are locked. */
export const lockDemandLines = defineStep("demand.lock-demand-lines", (scope, which: readonly string[] | string) => selectLinesForUpdate(scope, which));
