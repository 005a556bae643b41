import type { z } from "zod";
import type { EventDefinition } from "./outbox";
import type { TenantScope } from "./tenant-scope";

/** A consequence of an event. It runs in a transaction of its own, as the system, and is recorded in that transaction. */
export interface Subscriber {
  /** `flow.verb-noun`; the key under which a delivery is recorded: never rename one that has run. */
  readonly subscriber: string;
  readonly eventType: string;
  /** @throws ZodError when the payload is not what the event declares. */
  run(scope: TenantScope, payload: Record<string, unknown>): Promise<void>;
}

/**
 * Declares a consequence: `defineSubscriber({ event: stockIncreased, subscriber: "order-to-cash.reserve-arrived-stock", run })`.
 * `run` must converge (lock, recompute what is left, act): it may see a state that is newer than the event.
 */
export function defineSubscriber<Type extends string, Payload extends z.ZodType>(definition: {
  event: EventDefinition<Type, Payload>;
  subscriber: `${string}.${string}`;
  run(scope: TenantScope, payload: z.output<Payload>): Promise<unknown>;
}): Subscriber {
  const { event, subscriber, run } = definition;
  return {
    subscriber,
    eventType: event.type,
    async run(scope, payload) {
      await run(scope, event.payload.parse(payload));
    },
  };
}
