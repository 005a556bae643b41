import { index, integer, jsonb, uuid } from "drizzle-orm/pg-core";
import { moment, tenantTable } from "../columns";

/** One run of the books check with what it found; only the latest are kept. */
export const booksCheckRuns = tenantTable(
  "books_check_runs",
  {
    checkedAt: moment("checked_at").notNull(),
    /** The person who asked; null for the schedule. */
    checkedBy: uuid("checked_by"),
    durationMs: integer("duration_ms").notNull(),
    differenceCount: integer("difference_count").notNull(),
    warningCount: integer("warning_count").notNull(),
    /** The outcome of each check, as the check gives it. */
    outcome: jsonb("outcome").$type<unknown>().notNull(),
  },
  (t) => [index("books_check_runs_at_idx").on(t.tenantId, t.checkedAt, t.id)],
);
