import { lastSeal } from "@/server/modules/ledger";
import { defineStep } from "@/server/platform/command";
import { advanceProjection } from "@/server/platform/projection-mark";
import { addToInvoicedDays } from "../store-invoiced-days";

/** Adds the documents whose entry was sealed since the last time to the sums by day. Harmless when run again. */
export const sumInvoicedDays = defineStep("invoicing.sum-invoiced-days", async (scope) => {
  const last = (await lastSeal(scope))?.sequence ?? 0;
  return advanceProjection(scope, "invoiced_days", last, (span) => addToInvoicedDays(scope, span));
});
