import { defineStep } from "@/server/platform/command";
import { selectAccountForUpdate } from "../store";

export interface CreditAccount {
  /** Null: no limit. */
  readonly limitMinor: bigint | null;
  /** What confirmed orders commit, this customer's sum. */
  readonly committedMinor: bigint;
  readonly held: boolean;
  readonly holdReason: string | null;
}

/**
 * Locks the customer's credit row until the transaction ends (made if need be): of two orders that would each fit the
 * limit, the second sees what the first committed. Taken before stock and demand.
 */
export const lockCreditAccount = defineStep("credit.lock-credit-account", async (scope, customerId: string): Promise<CreditAccount> => {
  return selectAccountForUpdate(scope, customerId);
});
