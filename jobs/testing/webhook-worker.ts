import { z } from "zod";
import { startWorker } from "../worker";

/** A worker in a process of its own that sends webhooks, for tests that kill it. */
const settings = z
  .object({
    databaseUrl: z.string(),
    queue: z.object({ backend: z.literal("postgres"), url: z.string(), role: z.null() }),
  })
  .parse(JSON.parse(process.argv[2] ?? "{}"));

const worker = await startWorker({
  databaseUrl: settings.databaseUrl,
  databaseRole: null,
  queue: settings.queue,
  outbound: { policy: { privateNetworks: true, http: true } },
  sweepSeconds: 1,
  repeatAfterSeconds: 2,
});
process.stdout.write("ready\n");
process.once("SIGTERM", () => void worker.stop(10).then(() => process.exit(0)));
