import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { HonoAdapter } from "@bull-board/hono";
import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { basicAuth } from "hono/basic-auth";
import { z } from "zod";
import { log } from "@/server/platform/log";
import { QUEUES, type QueueName } from "./define-job";
import type { Queues } from "./queue/open-queues";

const settings = z.object({
  BULL_BOARD_PORT: z.coerce.number().int().min(0).max(65_535),
  BULL_BOARD_USER: z.string().min(1, { error: "is missing" }),
  BULL_BOARD_PASSWORD: z.string().min(12, { error: "must have at least 12 characters" }),
});

export interface Board {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * The operators' view into the queue, on this machine's loopback address only and behind a password. Off unless
 * BULL_BOARD_PORT is set. It is for looking: what is to be done stands in PostgreSQL.
 * @throws Error naming the settings that are missing
 */
export async function openBoard(queues: Queues, environment: Readonly<Record<string, string | undefined>>): Promise<Board | null> {
  if (!environment["BULL_BOARD_PORT"]) return null;
  const parsed = settings.safeParse(environment);
  if (!parsed.success) throw new Error(`The queue board cannot open: ${parsed.error.issues.map((one) => `${one.path.join(".")} ${one.message}`).join("; ")}.`);
  const { BULL_BOARD_PORT: port, BULL_BOARD_USER: username, BULL_BOARD_PASSWORD: password } = parsed.data;

  const adapter = new HonoAdapter(serveStatic);
  createBullBoard({
    queues: (Object.keys(QUEUES) as QueueName[]).map((name) => new BullMQAdapter(queues.open(name), { readOnlyMode: true })),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: "Naru" } },
  });
  const app = new Hono();
  app.use("*", basicAuth({ username, password }));
  app.route("/", adapter.registerPlugin());

  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, (address) => {
      log().info({ port: address.port }, "queue board open on 127.0.0.1");
      resolve({ port: address.port, close: () => new Promise((closed) => server.close(() => closed())) });
    });
    server.on("error", reject);
  });
}
