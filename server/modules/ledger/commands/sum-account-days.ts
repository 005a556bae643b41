import { defineStep } from "@/server/platform/command";
import { advanceProjection } from "@/server/platform/projection-mark";
import { lastSeal } from "../queries/entries-to-seal";
import { addToAccountDays } from "../store-account-days";

/** Adds what was sealed since the last time to the sums of each account and day. Harmless when run again. */
export const sumAccountDays = defineStep("ledger.sum-account-days", async (scope) => {
  const last = (await lastSeal(scope))?.sequence ?? 0;
  return advanceProjection(scope, "account_days", last, (span) => addToAccountDays(scope, span));
});
