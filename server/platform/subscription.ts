import type { z } from "zod";
import type { EventDefinition } from "./outbox";
import type { TenantScope } from "./tenant-scope";

/** Which event it is, beside what it tells. */
export interface EventFacts {
  readonly id: string;
}

/**
 * A consequence of an event. It runs as the system and is recorded in the transaction it runs in: one that the consequences of an event
 * share while all goes well, and one of its own when one of them failed.
 */
export interface Subscriber {
  /** `flow.verb-noun`; the key under which a delivery is recorded: never rename one that has run. */
  readonly subscriber: string;
  readonly eventType: string;
  /**
   * Which event types the workspace waits for, when not every workspace does: what nobody waits for is closed unheard and
   * costs nothing. Subscribers that share the function share its answer.
   */
  readonly wantedTypes?: WantedTypes;
  /** It locks what is locked in another order elsewhere (stock before orders): it shares its transaction with no other. */
  readonly alone?: boolean;
  /** What it brings up to date, when it only does that: events told together bring each thing up to date once. */
  readonly convergence?: Convergence;
  /** @throws ZodError when the payload is not what the event declares. */
  run(scope: TenantScope, payload: Record<string, unknown>, event: EventFacts): Promise<void>;
}

export interface Convergence {
  /** The ids of what an event concerns. */
  gather(scope: TenantScope, payload: Record<string, unknown>): Promise<readonly string[]>;
  /** Brings them up to date. Subscribers that share this function share the work. */
  readonly act: (scope: TenantScope, ids: readonly string[]) => Promise<unknown>;
}

export type WantedTypes = (scope: TenantScope) => Promise<ReadonlySet<string>>;

/**
 * Declares a consequence: `defineSubscriber({ event: stockIncreased, subscriber: "order-to-cash.reserve-arrived-stock", run })`.
 * `run` must converge (lock, recompute what is left, act): it may see a state that is newer than the event.
 */
export function defineSubscriber<Type extends string, Payload extends z.ZodType>(definition: {
  event: EventDefinition<Type, Payload>;
  subscriber: `${string}.${string}`;
  wantedTypes?: WantedTypes;
  alone?: boolean;
  run(scope: TenantScope, payload: z.output<Payload>, event: EventFacts): Promise<unknown>;
}): Subscriber {
  const { event, subscriber, wantedTypes, alone, run } = definition;
  return {
    subscriber,
    eventType: event.type,
    wantedTypes,
    alone,
    async run(scope, payload, facts) {
      await run(scope, event.payload.parse(payload), facts);
    },
  };
}

/**
 * Declares a consequence that brings things up to date, whatever happened to them: `gather` tells which an event concerns,
 * `act` computes them anew.
 */
export function defineConvergence<Type extends string, Payload extends z.ZodType>(definition: {
  event: EventDefinition<Type, Payload>;
  subscriber: `${string}.${string}`;
  gather(scope: TenantScope, payload: z.output<Payload>): readonly string[] | Promise<readonly string[]>;
  act: Convergence["act"];
}): Subscriber {
  const { event, subscriber, act } = definition;
  const gather = async (scope: TenantScope, payload: Record<string, unknown>) => definition.gather(scope, event.payload.parse(payload));
  return { subscriber, eventType: event.type, convergence: { gather, act }, run: async (scope, payload) => void (await act(scope, await gather(scope, payload))) };
}

/** The subscribers that have something to do in a workspace. */
export async function subscribersHere(scope: TenantScope, subscribers: readonly Subscriber[]): Promise<readonly Subscriber[]> {
  const questions = [...new Set(subscribers.flatMap((one) => one.wantedTypes ?? []))];
  if (questions.length === 0) return subscribers;
  const answers = new Map(await Promise.all(questions.map(async (ask) => [ask, await ask(scope)] as const)));
  return subscribers.filter(({ wantedTypes, eventType }) => !wantedTypes || answers.get(wantedTypes)?.has(eventType));
}

/** The event types that any of them hears. */
export function typesHeard(subscribers: readonly Subscriber[]): string[] {
  return [...new Set(subscribers.map((one) => one.eventType))];
}
