import type { z } from "zod";
import { newId } from "./new-id";
import type { TenantScope } from "./tenant-scope";
import { trailOf } from "./trail";

export { OUTBOX_CHANNEL } from "./trail";

/** A kind of fact, past tense, with the shape of its payload. Declared once in a module's events.ts. */
export interface EventDefinition<Type extends string = string, Payload extends z.ZodType = z.ZodType> {
  readonly type: Type;
  readonly payload: Payload;
}

/** A fact to be told: made by calling the definition. */
export interface DomainEvent<Type extends string = string> {
  readonly type: Type;
  readonly payload: Record<string, unknown>;
}

type EventMaker<Type extends string, Payload extends z.ZodType> = EventDefinition<Type, Payload> &
  ((payload: z.input<Payload>) => DomainEvent<Type>);

/** Declares an event; calling the result makes one: `orderConfirmed({ orderId })`. Payloads are plain JSON. */
export function defineEvent<const Type extends string, Payload extends z.ZodType>(type: Type, payload: Payload): EventMaker<Type, Payload> {
  const make = (value: z.input<Payload>): DomainEvent<Type> => ({ type, payload: payload.parse(value) as Record<string, unknown> });
  return Object.assign(make, { type, payload });
}

/** Writes events with the business transaction, at its end, and wakes the relay when it commits. */
export async function emit(scope: TenantScope, ...events: readonly DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const trail = trailOf(scope);
  trail.wake = true;
  for (const event of events) {
    trail.events.push({ tenantId: scope.tenantId, id: newId(), type: event.type, payload: event.payload, occurredAt: scope.now, requestId: scope.requestId });
  }
}

/** Tells the worker, once this transaction commits, that there is something to do for the workspace. */
export async function wakeWorker(scope: TenantScope): Promise<void> {
  trailOf(scope).wake = true;
}
