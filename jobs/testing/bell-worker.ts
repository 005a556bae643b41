import { z } from "zod";
import { bellSubscribers, HASTY } from "./bells";
import { startWorker } from "../worker";

/**
 * A worker in a process of its own, for tests that end it. Prints `began N` in the middle of handling bell N, and sends itself a
 * signal in the middle of one: sent from outside, it would come too late whenever the sender is the slower of the two.
 */
const settings = z
  .object({
    databaseUrl: z.string(),
    queue: z.discriminatedUnion("backend", [
      z.object({ backend: z.literal("redis"), url: z.string(), prefix: z.string() }),
      z.object({ backend: z.literal("postgres"), url: z.string(), role: z.null() }),
    ]),
    milliseconds: z.number(),
    signal: z.enum(["SIGKILL", "SIGTERM"]),
    atBell: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? "{}"));

let begun = 0;
function begin(number: number): void {
  process.stdout.write(`began ${number}\n`);
  begun += 1;
  if (begun === settings.atBell) process.kill(process.pid, settings.signal);
}

const starting = startWorker({
  databaseUrl: settings.databaseUrl,
  databaseRole: null,
  queue: settings.queue,
  subscribers: bellSubscribers({ milliseconds: settings.milliseconds, onBegin: begin }),
  retry: HASTY,
  sweepSeconds: 1,
  repeatAfterSeconds: 2,
});
// Before it has started: the first bell may ring while it does.
process.once("SIGTERM", () => void starting.then((worker) => worker.stop(10)).then(() => process.exit(0)));
await starting;
