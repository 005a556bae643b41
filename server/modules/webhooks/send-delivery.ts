import { log } from "@/server/platform/log";
import { OutboundFailure, postOutbound, type OutboundSettings } from "@/server/platform/outbound-post";
import { signMessage } from "@/server/platform/standard-webhooks";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import { wakeWorker } from "@/server/platform/outbox";
import { disableFailingEndpoint } from "./commands/move-endpoint";
import { decideOutcome, type Met } from "./rules/decide-outcome";
import { retryAfterSeconds } from "./rules/retry-schedule";
import { claimDelivery, settleDelivery, type AttemptResult, type ClaimedDelivery } from "./store-deliveries";
import { noteHealth } from "./store-endpoints";
import { secretsInForce } from "./webhook-secret";

/** How a message is named to its receiver; the same for every try. */
export const messageName = (messageId: string) => `msg_${messageId}`;

/**
 * Sends one due message: claim, commit, post, record. A worker that dies after posting leaves a claim that runs out after twenty
 * seconds: the message is then posted again under the same id, so a receiver that remembers ids takes it once.
 * @returns what became of the delivery, or null when another worker has it, it was not due, or its endpoint is not active
 */
export async function sendDelivery(
  context: TenantContext,
  wakeUp: { deliveryId: string; attempts: number },
  settings: OutboundSettings,
): Promise<"delivered" | "pending" | "failed" | null> {
  const claimed = await withTenant(context, (scope) => claimDelivery(scope, wakeUp));
  if (!claimed) return null;
  const { met, result } = await tryOnce(claimed, settings);
  const now = new Date(claimed.claimedAt.getTime() + result.milliseconds);
  const outcome = decideOutcome({ met, triesDone: claimed.tries, failingSince: claimed.endpoint.failingSince, now, chance: Math.random() });
  await withTenant(context, async (scope) => {
    // Endpoint first, then delivery: the order in which commands lock them.
    await noteHealth(scope, claimed.endpoint.id, outcome.fault === null);
    await settleDelivery(scope, claimed, { ...result, fault: outcome.fault }, outcome.delivery);
    await wakeWorker(scope);
  });
  if (outcome.disable) await disable(context, claimed, outcome.disable);
  if (outcome.fault) log().info({ deliveryId: claimed.id, attempt: claimed.attempts, fault: outcome.fault, status: result.responseStatus }, "webhook not delivered");
  return outcome.delivery.state;
}

async function tryOnce({ messageId, body, claimedAt, endpoint }: ClaimedDelivery, settings: OutboundSettings): Promise<{ met: Met; result: Omit<AttemptResult, "fault"> }> {
  const signed = signMessage({ id: messageName(messageId), at: claimedAt, body }, secretsInForce(endpoint));
  const headers = { "content-type": "application/json", "user-agent": "Naru-Webhooks/1", ...signed };
  try {
    const answer = await postOutbound({ url: endpoint.url, headers, body }, settings);
    const met = { status: answer.status, retryAfterSeconds: retryAfterSeconds(answer.retryAfter, claimedAt) };
    return { met, result: { milliseconds: answer.milliseconds, responseStatus: answer.status, responseBody: answer.body } };
  } catch (error) {
    if (!(error instanceof OutboundFailure)) throw error;
    return { met: { fault: error.fault }, result: { milliseconds: error.milliseconds, responseStatus: null, responseBody: null } };
  }
}

/** Whoever is faster: a person or another worker may have disabled or removed it meanwhile. */
async function disable(context: TenantContext, claimed: ClaimedDelivery, reason: "failing" | "gone"): Promise<void> {
  try {
    await withTenant(context, (scope) => disableFailingEndpoint.within(scope, { endpointId: claimed.endpoint.id, reason, deliveryId: claimed.id }));
  } catch (error) {
    log().info({ err: error, endpointId: claimed.endpoint.id }, "endpoint was not disabled");
  }
}
