import { lastSeal } from "@/server/modules/ledger";
import { defineStep } from "@/server/platform/command";
import { advanceProjection } from "@/server/platform/projection-mark";
import { addToCustomerPeriods, addToCustomerSums } from "../store-customer-sums";

/** Adds what was sealed since the last time to what each customer was billed and owes. Harmless when run again. */
export const sumCustomers = defineStep("receivables.sum-customers", async (scope) => {
  const last = (await lastSeal(scope))?.sequence ?? 0;
  return advanceProjection(scope, "customer_sums", last, (span) => addToCustomerSums(scope, span));
});

/** The same by month and by year, for balances of an earlier day. */
export const sumCustomerPeriods = defineStep("receivables.sum-customer-periods", async (scope) => {
  const last = (await lastSeal(scope))?.sequence ?? 0;
  return advanceProjection(scope, "customer_periods", last, (span) => addToCustomerPeriods(scope, span));
});
