import { sql } from "drizzle-orm";
import type { z } from "zod";
import { outboxEvents } from "@/db/schema/platform";
import { newId } from "./new-id";
import type { TenantScope } from "./tenant-scope";

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

/** Channel on which the relay listens for new events; the payload is the tenant id. */
export const OUTBOX_CHANNEL = "naru_outbox";

/** Writes events in the business transaction and wakes the relay when it commits. */
export async function emit(scope: TenantScope, ...events: readonly DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const written = scope.db.insert(outboxEvents).values(
    events.map((event) => ({
      tenantId: scope.tenantId,
      id: newId(),
      type: event.type,
      payload: event.payload,
      occurredAt: scope.now,
      requestId: scope.requestId,
    })),
  );
  await Promise.all([written, wakeWorker(scope)]);
}

/** Tells the worker, once this transaction commits, that there is something to do for the workspace. */
export async function wakeWorker(scope: TenantScope): Promise<void> {
  await scope.db.execute(sql`select pg_notify(${OUTBOX_CHANNEL}, ${scope.tenantId})`);
}
