import { z } from "zod";
import { bellAnswered, bellRung } from "@/jobs/testing/bells";
import { prepareQueueSchema } from "@/jobs/queue/open-queues";
import { startWorker } from "@/jobs/worker";
import { emit } from "@/server/platform/outbox";
import { defineSubscriber } from "@/server/platform/subscription";

/** A worker with the settings of production that answers bells. Says `ready`, and at its end how many it handled at once at most. */
const { databaseUrl, redisUrl } = z.object({ databaseUrl: z.string(), redisUrl: z.string().nullable() }).parse(JSON.parse(process.argv[2] ?? "{}"));

let [active, most] = [0, 0];
const answer = defineSubscriber({
  event: bellRung,
  subscriber: "bells.answer-bell",
  async run(scope, { number }) {
    active += 1;
    most = Math.max(most, active);
    try {
      // A consequence looks before it acts; without a round trip no two would ever be under way at once.
      await scope.db.execute("select 1");
      await emit(scope, bellAnswered({ number }));
    } finally {
      active -= 1;
    }
  },
});

if (!redisUrl) await prepareQueueSchema(databaseUrl);
const worker = await startWorker({ databaseUrl, queue: redisUrl ? { backend: "redis", url: redisUrl } : { backend: "postgres", url: databaseUrl }, subscribers: [answer] });
process.send?.({ ready: true });
process.on("message", () => {
  void worker.stop(10).then(() => {
    process.send?.({ most });
    process.disconnect();
  });
});
