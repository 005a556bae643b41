import { z } from "zod";
import { setTimeout as pause } from "node:timers/promises";
import { defineEvent, emit } from "@/server/platform/outbox";
import type { RetryPolicy } from "@/server/platform/retry-policy";
import { defineSubscriber, type Subscriber } from "@/server/platform/subscription";

/** An event and its consequence for tests of the worker: each `bell.rung` must lead to exactly one `bell.answered`. */
export const bellRung = defineEvent("bell.rung", z.object({ number: z.number() }));
export const bellAnswered = defineEvent("bell.answered", z.object({ number: z.number() }));

/** Quick tries, so that a test does not wait long for what a dead worker had begun. */
export const HASTY: RetryPolicy = { attempts: 20, firstDelaySeconds: 0.1, ceilingSeconds: 0.5, leaseSeconds: 3 };

/** Answers a bell in the transaction of its delivery; `onBegin` is called in the middle of it. */
export function bellSubscribers(options: { milliseconds?: number; onBegin?: (number: number) => void } = {}): Subscriber[] {
  return [
    defineSubscriber({
      event: bellRung,
      subscriber: "bells.answer-bell",
      async run(scope, { number }) {
        await emit(scope, bellAnswered({ number }));
        options.onBegin?.(number);
        if (options.milliseconds) await pause(options.milliseconds);
      },
    }),
  ];
}
