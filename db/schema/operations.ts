import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "../columns";

/** Signs of life of the worker processes, shared by all workspaces: what the health page reads. Holds no business data. */
export const workerHeartbeats = pgTable(
  "worker_heartbeats",
  {
    /** One row per worker process. */
    id: uuid("id").primaryKey(),
    host: text("host").notNull(),
    pid: integer("pid").notNull(),
    queueBackend: text("queue_backend").notNull(),
    startedAt: moment("started_at").notNull(),
    seenAt: moment("seen_at").notNull(),
    /** When the worker last reached its queue. */
    queueSeenAt: moment("queue_seen_at"),
  },
  (t) => [index("worker_heartbeats_seen_idx").on(t.seenAt)],
);
