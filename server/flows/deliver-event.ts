import { systemActor } from "@/server/platform/actor";
import { describeFailure } from "@/server/platform/failure";
import { log } from "@/server/platform/log";
import { notify } from "@/server/platform/notifications";
import {
  buryEvent, claimDueEvents, claimEvent, closeEvents, closeUnsubscribed, keepClaim, postponeEvent, recordDeliveries, type ClaimedEvent,
} from "@/server/platform/outbox-delivery";
import { backoffSeconds, PATIENT, type RetryPolicy } from "@/server/platform/retry-policy";
import { subscribersHere, typesHeard, type Subscriber } from "@/server/platform/subscription";
import { actingAs, withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import { subscriptions } from "./subscriptions";

export interface DeliveryOptions {
  readonly subscribers?: readonly Subscriber[];
  readonly retry?: RetryPolicy;
}

/**
 * Carries one due event to its subscribers: together, or when that fails each in its own transaction. What was delivered before is not delivered
 * again; what fails comes back later, and after the last try it goes to the dead-letter list and the admins are told.
 * @returns "elsewhere" when another worker has it or it was not due
 */
export async function deliverEvent(
  context: TenantContext,
  wakeUp: { eventId: string; attempts: number },
  options: DeliveryOptions = {},
): Promise<"handled" | "postponed" | "dead" | "elsewhere"> {
  const { subscribers = subscriptions, retry = PATIENT } = options;
  const [claimed, here] = await withTenant(context, (scope) => Promise.all([claimEvent(scope, wakeUp, retry), subscribersHere(scope, subscribers)]));
  if (!claimed) return "elsewhere";
  const beat = setInterval(() => {
    withTenant(context, (scope) => keepClaim(scope, claimed, retry)).catch((error: unknown) => log().warn({ failure: describeFailure(error) }, "lease not extended"));
  }, (retry.leaseSeconds * 1000) / 3);
  try {
    const listening = here.filter((one) => one.eventType === claimed.type);
    if (!listening.some((one) => one.alone) && (await tellTogether(context, claimed, listening))) return "handled";
    const failure = await tellSubscribers(context, claimed, listening);
    if (failure !== null) return await failEvent(context, claimed, failure, retry);
    await withTenant(context, (scope) => closeEvents(scope, [claimed.id]));
    return "handled";
  } finally {
    clearInterval(beat);
  }
}

/**
 * All subscribers in one transaction, which also closes the event: what nearly always happens, at a third of the cost. One failure
 * takes everything back.
 * @returns false when it was taken back: then each gets its own
 */
async function tellTogether(context: TenantContext, event: ClaimedEvent, subscribers: readonly Subscriber[]): Promise<boolean> {
  const own: TenantContext = { ...context, requestId: event.requestId };
  try {
    await withTenant(own, async (scope) => {
      const fresh = await recordDeliveries(scope, event.id, subscribers.map((one) => one.subscriber));
      for (const one of subscribers.filter(({ subscriber }) => fresh.has(subscriber))) {
        await one.run(actingAs(scope, systemActor(one.subscriber)), event.payload, { id: event.id });
      }
      await closeEvents(scope, [event.id]);
    });
    return true;
  } catch (error) {
    log().debug({ failure: describeFailure(error), eventId: event.id, eventType: event.type }, "told together failed; each is told alone");
    return false;
  }
}

/** Every subscriber gets its turn, whatever happens to the others. @returns the first failure, or null */
async function tellSubscribers(context: TenantContext, event: ClaimedEvent, subscribers: readonly Subscriber[]): Promise<string | null> {
  let failure: string | null = null;
  for (const one of subscribers) {
    const own: TenantContext = { ...context, actor: systemActor(one.subscriber), requestId: event.requestId };
    try {
      await withTenant(own, async (scope) => {
        if ((await recordDeliveries(scope, event.id, [one.subscriber])).size > 0) await one.run(scope, event.payload, { id: event.id });
      });
    } catch (error) {
      log().error({ err: error, eventId: event.id, eventType: event.type, subscriber: one.subscriber, attempt: event.attempts }, "subscriber failed");
      failure ??= `${one.subscriber}: ${describeFailure(error)}`;
    }
  }
  return failure;
}

async function failEvent(context: TenantContext, event: ClaimedEvent, failure: string, retry: RetryPolicy): Promise<"postponed" | "dead"> {
  return withTenant(context, async (scope) => {
    if (event.attempts < retry.attempts) {
      await postponeEvent(scope, event, failure, backoffSeconds(retry, event.attempts, Math.random()));
      return "postponed";
    }
    if (await buryEvent(scope, event, failure)) {
      await notify(scope, {
        to: { permission: "jobs.retry" },
        code: "jobs.event_dead",
        params: { type: event.type },
        href: "/settings/jobs",
        dedupeKey: `event-dead:${event.id}:${scope.requestId}`,
      });
    }
    return "dead";
  });
}

/**
 * Handles everything that is due in a workspace, here and now, without worker or queue: for seeds, imports of history
 * and tests. Consequences of consequences are handled too. A subscriber that fails stops it.
 * @returns how many events were handled
 * @throws Error naming the subscriber that failed
 */
export async function drainOutbox(context: TenantContext, options: DeliveryOptions = {}): Promise<number> {
  const { subscribers = subscriptions, retry = PATIENT } = options;
  for (let handled = 0; ; ) {
    const { batch, here } = await withTenant(context, async (scope) => {
      const listening = await subscribersHere(scope, subscribers);
      await closeUnsubscribed(scope, typesHeard(listening));
      return { batch: await claimDueEvents(scope, 200, retry), here: listening };
    });
    if (batch.length === 0) return handled;
    for (const event of batch) {
      const failure = await tellSubscribers(context, event, here.filter((one) => one.eventType === event.type));
      if (failure === null) continue;
      await failEvent(context, event, failure, retry);
      throw new Error(`outbox: ${event.type} ${event.id}: ${failure}`);
    }
    await withTenant(context, (scope) => closeEvents(scope, batch.map((event) => event.id)));
    handled += batch.length;
  }
}
