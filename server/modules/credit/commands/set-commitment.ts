import { defineStep } from "@/server/platform/command";
import { replaceCommitment } from "../store";

/**
 * Sets what a document commits of the customer's credit, absolute, in minor units of home currency; zero ends it. The
 * customer's row must be locked (`lockCreditAccount`).
 */
export const setCommitment = defineStep(
  "credit.set-commitment",
  async (scope, input: { customerId: string; source: { type: string; id: string }; amountMinor: bigint }): Promise<{ committedMinor: bigint }> => {
    if (input.amountMinor < 0n) throw new Error(`a commitment is never negative: ${input.source.type} ${input.source.id}`);
    return replaceCommitment(scope, input.customerId, input.source, input.amountMinor);
  },
);
