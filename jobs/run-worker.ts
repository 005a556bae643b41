import { describeFailure } from "@/server/platform/failure";
import { env, EnvironmentError } from "@/server/platform/env";
import { log } from "@/server/platform/log";
import { openBoard } from "./open-board";
import { prepareQueueSchema, type QueuePlace } from "./queue/open-queues";
import { startWorker } from "./worker";

/** The worker process: jobs, schedules and the relay, until SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const settings = env();
  const databaseUrl = settings.DATABASE_APP_URL ?? settings.DATABASE_URL;
  // A login of its own for the application is such a role already.
  const databaseRole = settings.DATABASE_APP_URL ? null : undefined;
  const queue: QueuePlace = settings.REDIS_URL
    ? { backend: "redis", url: settings.REDIS_URL, cluster: settings.REDIS_CLUSTER }
    : { backend: "postgres", url: databaseUrl, role: databaseRole };
  if (queue.backend === "postgres") await prepareQueueSchema(settings.DATABASE_URL);
  const worker = await startWorker({ databaseUrl, databaseRole, databasePrepare: settings.DATABASE_PREPARE, databaseSocket: settings.DATABASE_SOCKET, queue, smtpUrl: settings.SMTP_URL, mailFrom: settings.MAIL_FROM });
  const board = await openBoard(worker.queues, process.env);

  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    log().info({ signal }, "worker stops: jobs under way are finished first");
    void Promise.resolve(board?.close())
      .then(() => worker.stop())
      .then(() => process.exit(0), fail);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

function fail(error: unknown): never {
  if (error instanceof EnvironmentError) process.stderr.write(`${error.message}\n`);
  else log().fatal({ err: error, failure: describeFailure(error) }, "worker failed");
  process.exit(1);
}

process.on("unhandledRejection", (error) => log().error({ err: error }, "a promise was left alone"));
await main().catch(fail);
