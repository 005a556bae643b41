import { defineStep } from "@/server/platform/command";
import { setCommitment } from "@/server/modules/credit";
import { openCommitmentMinor } from "@/server/modules/demand";

/** Brings what an order still claims of its customer's credit up to date; the credit row is locked. */
export const refreshCommitment = defineStep(
  "shipments.refresh-commitment",
  async (scope, order: { customerId: string; sourceType: string; sourceId: string }): Promise<void> => {
    const amountMinor = await openCommitmentMinor(scope, order.sourceId);
    await setCommitment(scope, { customerId: order.customerId, source: { type: order.sourceType, id: order.sourceId }, amountMinor });
  },
);
