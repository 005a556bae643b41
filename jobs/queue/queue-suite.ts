import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openQueues, type Queues, type QueuePlace } from "./open-queues";

/** A queue's server of a test's own. */
export interface QueueUnderTest {
  readonly place: QueuePlace;
  /** Loses everything that is in the queue, as a restart without persistence would. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export async function until(condition: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not within ${seconds} s`);
    await pause(25);
  }
}

/** What every place that the queue may lie in must do alike. */
export function queueSuite(name: string, open: () => Promise<QueueUnderTest>): void {
  describe(`PLT-17 the queue on ${name}`, () => {
    let under: QueueUnderTest;
    let queues: Queues;
    let counter = 0;
    beforeAll(async () => {
      under = await open();
      queues = openQueues(under.place);
    });
    afterAll(async () => {
      await queues.close();
      await under.close();
    });

    /** A queue of the test's own with a consumer that remembers what it got and when. */
    function listen(options: Parameters<Queues["consume"]>[2] = { concurrency: 2 }, handle: (id: string) => Promise<void> = () => Promise.resolve()) {
      const queue = `q${(counter += 1)}`;
      const got: { id: string; at: number; data: Record<string, unknown> }[] = [];
      const start = () =>
        queues.consume(queue, async ({ id, data }) => {
          got.push({ id, at: performance.now(), data });
          await handle(id);
        }, options);
      return { queue, got, start };
    }

    it("answers a ping", () => expect(queues.ping()).resolves.toBeUndefined());

    it("carries a wake-up with its payload", async () => {
      const { queue, got, start } = listen();
      const consumer = start();
      await queues.add(queue, [{ name: "greet", id: "greet.1", data: { tenantId: "t", word: "안녕" } }]);
      await until(() => got.length === 1);
      expect(got[0]).toMatchObject({ id: "greet.1", data: { tenantId: "t", word: "안녕" } });
      await consumer.close();
    });

    it("holds the same wake-up once while it waits, and takes it again after it is done", async () => {
      const { queue, got, start } = listen();
      const same = { name: "greet", id: "greet.same", data: {} };
      for (let i = 0; i < 5; i += 1) await queues.add(queue, [same, same]);
      const consumer = start();
      await until(() => got.length > 0);
      await pause(300);
      expect(got).toHaveLength(1);
      await queues.add(queue, [same]);
      await until(() => got.length === 2);
      await consumer.close();
    });

    it("takes many at once and delivers each once", async () => {
      const { queue, got, start } = listen({ concurrency: 4 });
      const consumer = start();
      await queues.add(queue, Array.from({ length: 200 }, (_, i) => ({ name: "count", id: `count.${i}`, data: { i } })));
      await until(() => got.length >= 200);
      await pause(200);
      expect(new Set(got.map((one) => one.id)).size).toBe(200);
      expect(got).toHaveLength(200);
      await consumer.close();
    });

    it("waits with what is delayed", async () => {
      const { queue, got, start } = listen();
      const consumer = start();
      const began = performance.now();
      await queues.add(queue, [{ name: "later", id: "later.1", data: {}, delayMs: 600 }, { name: "now", id: "now.1", data: {} }]);
      await until(() => got.length === 2);
      expect(got.map((one) => one.id)).toEqual(["now.1", "later.1"]);
      expect((got[1]?.at ?? 0) - began).toBeGreaterThanOrEqual(590);
      await consumer.close();
    });

    it("keeps to a rate", async () => {
      const { queue, got, start } = listen({ concurrency: 5, rate: { max: 2, durationMs: 800 } });
      await queues.add(queue, Array.from({ length: 6 }, (_, i) => ({ name: "slow", id: `slow.${i}`, data: {} })));
      const began = performance.now();
      const consumer = start();
      await until(() => got.length === 6);
      // Two windows of 800 ms lie before the last. Counted from before the first, which a busy machine may note late.
      expect(Math.max(...got.map((one) => one.at)) - began).toBeGreaterThanOrEqual(1580);
      await consumer.close();
    });

    it("leaves nothing behind of a wake-up that failed, so that it can be added again", async () => {
      const { queue, got, start } = listen({ concurrency: 1 }, () => (got.length === 1 ? Promise.reject(new Error("the first fails")) : Promise.resolve()));
      const consumer = start();
      const wake = { name: "fail", id: "fail.1", data: {} };
      await queues.add(queue, [wake]);
      await until(() => got.length === 1);
      await until(async () => {
        await queues.add(queue, [wake]);
        return got.length >= 2;
      });
      await consumer.close();
    });

    it("goes on after it was emptied, also with a consumer that was waiting", async () => {
      const { queue, got, start } = listen();
      const consumer = start();
      await queues.add(queue, [{ name: "before", id: "before.1", data: {} }]);
      await until(() => got.length === 1);
      await queues.add(queue, [{ name: "lost", id: "lost.1", data: {}, delayMs: 60_000 }]);
      await under.flush();
      await queues.add(queue, [{ name: "after", id: "after.1", data: {} }]);
      await until(() => got.length === 2);
      expect(got.map((one) => one.id)).toEqual(["before.1", "after.1"]);
      await consumer.close();
    });

    it("finishes what is under way before it closes", async () => {
      let ended = false;
      let finish = () => {};
      const finished = new Promise<void>((resolve) => (finish = resolve));
      const { queue, got, start } = listen({ concurrency: 1 }, async () => {
        await finished;
        ended = true;
      });
      const consumer = start();
      await queues.add(queue, [{ name: "long", id: "long.1", data: {} }, { name: "long", id: "long.2", data: {} }]);
      await until(() => got.length === 1);
      const closing = consumer.close();
      finish();
      await closing;
      expect(ended).toBe(true);
      expect(got).toHaveLength(1);
    });
  });
}
