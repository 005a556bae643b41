import { z } from "zod";
import { bellSubscribers, HASTY } from "./bells";
import { startWorker } from "../worker";

/** A worker in a process of its own, for tests that kill it. Prints `began N` in the middle of handling bell N. */
const settings = z
  .object({
    databaseUrl: z.string(),
    queue: z.discriminatedUnion("backend", [
      z.object({ backend: z.literal("redis"), url: z.string(), prefix: z.string() }),
      z.object({ backend: z.literal("postgres"), url: z.string(), role: z.null() }),
    ]),
    milliseconds: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? "{}"));

const worker = await startWorker({
  databaseUrl: settings.databaseUrl,
  databaseRole: null,
  queue: settings.queue,
  subscribers: bellSubscribers({ milliseconds: settings.milliseconds, onBegin: (number) => process.stdout.write(`began ${number}\n`) }),
  retry: HASTY,
  sweepSeconds: 1,
  repeatAfterSeconds: 2,
});
process.stdout.write("ready\n");
process.once("SIGTERM", () => void worker.stop(10).then(() => process.exit(0)));
