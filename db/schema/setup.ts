import { check, integer, uniqueIndex } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { createdAt, moment, tenantTable, updatedAt } from "../columns";

/** How a workspace was set up: whether its checklist was put away, and whether it holds sample data that is being made or removed. */
export const workspaceSetups = tenantTable(
  "workspace_setups",
  {
    dismissedAt: moment("dismissed_at"),
    /** Steps of the sample data; 0 for a workspace of real business. */
    sampleSteps: integer("sample_steps").notNull().default(0),
    sampleDone: integer("sample_done").notNull().default(0),
    /** Somebody asked for the sample workspace to be removed. */
    removeAskedAt: moment("remove_asked_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("workspace_setups_key").on(t.tenantId), check("workspace_setups_sample", sql`${t.sampleDone} between 0 and ${t.sampleSteps}`)],
);
