import { systemActor } from "@/server/platform/actor";
import { describeFailure } from "@/server/platform/failure";
import { log } from "@/server/platform/log";
import { notify } from "@/server/platform/notifications";
import {
  buryEvent, claimDueEvents, claimEvents, closeEvents, closeUnsubscribed, keepClaims, postponeEvent, recordDeliveries, type ClaimedEvent, type SeenEvent,
} from "@/server/platform/outbox-delivery";
import { backoffSeconds, PATIENT, type RetryPolicy } from "@/server/platform/retry-policy";
import { subscribersHere, typesHeard, type Convergence, type Subscriber } from "@/server/platform/subscription";
import { actingAs, withTenant, type TenantContext, type TenantScope } from "@/server/platform/tenant-scope";
import { subscriptions } from "./subscriptions";

export interface DeliveryOptions {
  readonly subscribers?: readonly Subscriber[];
  readonly retry?: RetryPolicy;
}

export type DeliveryOutcome = "handled" | "postponed" | "dead";

/**
 * Carries due events to their subscribers: all of them together, or when that fails each event, and then each subscriber, in a
 * transaction of its own. What was delivered before is not delivered again; what fails comes back later, and after the last try
 * it goes to the dead-letter list and the admins are told.
 * @returns what became of each; those are missing that another worker has or that were not due
 */
export async function deliverEvents(context: TenantContext, seen: readonly SeenEvent[], options: DeliveryOptions = {}): Promise<Map<string, DeliveryOutcome>> {
  const { subscribers = subscriptions, retry = PATIENT } = options;
  const [claimed, here] = await withTenant(context, (scope) => Promise.all([claimEvents(scope, seen, retry), subscribersHere(scope, subscribers)]));
  const outcomes = new Map<string, DeliveryOutcome>();
  if (claimed.length === 0) return outcomes;
  const open = new Set(claimed);
  const beat = setInterval(() => {
    withTenant(context, (scope) => keepClaims(scope, [...open], retry)).catch((error: unknown) => log().warn({ failure: describeFailure(error) }, "lease not extended"));
  }, (retry.leaseSeconds * 1000) / 3);
  const carried = claimed.map((event): Carried => ({ event, listening: here.filter((one) => one.eventType === event.type) }));
  try {
    const sociable = carried.filter(({ listening }) => !listening.some((one) => one.alone));
    const told = new Set((await tellTogether(context, sociable)) ? sociable : []);
    for (const one of carried) {
      const outcome = told.has(one) || (sociable.length > 1 && sociable.includes(one) && (await tellTogether(context, [one]))) ? "handled" : await tellEach(context, one, retry);
      outcomes.set(one.event.id, outcome);
      open.delete(one.event);
    }
    return outcomes;
  } finally {
    clearInterval(beat);
  }
}

interface Carried {
  readonly event: ClaimedEvent;
  readonly listening: readonly Subscriber[];
}

/**
 * All subscribers of all these events in one transaction, which also closes the events: what nearly always happens, at a
 * fraction of the cost. One failure takes everything back.
 * @returns false when it was taken back: then each gets its own
 */
async function tellTogether(context: TenantContext, carried: readonly Carried[]): Promise<boolean> {
  if (carried.length === 0) return true;
  try {
    await withTenant(context, async (scope) => {
      const wanted = carried.flatMap((one) => one.listening.map((listener) => ({ ...one, listener, eventId: one.event.id, subscriber: listener.subscriber })));
      const fresh = (await recordDeliveries(scope, wanted)) as typeof wanted;
      const converging = new Map<Convergence["act"], { as: TenantScope; ids: Set<string> }>();
      for (const { event, listener } of fresh) {
        const as = actingAs(scope, systemActor(listener.subscriber), event.requestId);
        if (!listener.convergence) {
          await listener.run(as, event.payload, { id: event.id });
          continue;
        }
        const { act, gather } = listener.convergence;
        // What several requests led to bears the number of the last one.
        converging.set(act, { as, ids: new Set([...(converging.get(act)?.ids ?? []), ...(await gather(as, event.payload))]) });
      }
      for (const [act, { as, ids }] of converging) await act(as, [...ids]);
      await closeEvents(scope, carried.map(({ event }) => event.id));
    });
    return true;
  } catch (error) {
    log().debug({ failure: describeFailure(error), events: carried.map(({ event }) => event.id) }, "told together failed; each is told alone");
    return false;
  }
}

/** One event, each of its subscribers in a transaction of its own. */
async function tellEach(context: TenantContext, { event, listening }: Carried, retry: RetryPolicy): Promise<DeliveryOutcome> {
  const failure = await tellSubscribers(context, event, listening);
  if (failure !== null) return failEvent(context, event, failure, retry);
  await withTenant(context, (scope) => closeEvents(scope, [event.id]));
  return "handled";
}

/** Every subscriber gets its turn, whatever happens to the others. @returns the first failure, or null */
async function tellSubscribers(context: TenantContext, event: ClaimedEvent, subscribers: readonly Subscriber[]): Promise<string | null> {
  let failure: string | null = null;
  for (const one of subscribers) {
    const own: TenantContext = { ...context, actor: systemActor(one.subscriber), requestId: event.requestId };
    try {
      await withTenant(own, async (scope) => {
        if ((await recordDeliveries(scope, [{ eventId: event.id, subscriber: one.subscriber }])).length > 0) await one.run(scope, event.payload, { id: event.id });
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
