import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ListLayout } from "@/server/kernel/lists";
import { createdAt, moment, tenantReference, tenantTable, updatedAt, version } from "../columns";
import { files } from "./platform";

/** A list as somebody keeps it under a name: filters, sort, layout. */
export const listViews = tenantTable(
  "list_views",
  {
    list: text("list").notNull(),
    name: text("name").notNull(),
    userId: uuid("user_id").notNull(),
    /** Everybody who sees the list sees this view. */
    shared: boolean("shared").notNull().default(false),
    params: jsonb("params").$type<Record<string, string>>().notNull(),
    layout: jsonb("layout").$type<ListLayout | null>(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("list_views_name_key").on(t.tenantId, t.list, t.userId, t.name), index("list_views_shared_idx").on(t.tenantId, t.list).where(sql`shared`)],
);

/** How a person has a list laid out, and the view it opens with. */
export const listSettings = tenantTable(
  "list_settings",
  {
    userId: uuid("user_id").notNull(),
    list: text("list").notNull(),
    layout: jsonb("layout").$type<ListLayout | null>(),
    defaultViewId: uuid("default_view_id"),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("list_settings_user_key").on(t.tenantId, t.userId, t.list),
    tenantReference("list_settings_view_fk", t, t.defaultViewId, listViews),
  ],
);

/** A list on its way into a file. */
export const listExports = tenantTable(
  "list_exports",
  {
    list: text("list").notNull(),
    userId: uuid("user_id").notNull(),
    format: text("format").notNull(),
    params: jsonb("params").$type<Record<string, string>>().notNull(),
    columns: jsonb("columns").$type<string[]>().notNull(),
    language: text("language").notNull(),
    status: text("status").notNull().default("queued"),
    rowsDone: integer("rows_done").notNull().default(0),
    /** How many there are to be, as far as the list counts them. */
    rowsTotal: integer("rows_total"),
    fileId: uuid("file_id"),
    fileName: text("file_name"),
    /** Why it failed: the code of an error. */
    failure: text("failure"),
    dismissedAt: moment("dismissed_at"),
    finishedAt: moment("finished_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("list_exports_user_idx").on(t.tenantId, t.userId, t.id),
    index("list_exports_unfinished_idx").on(t.tenantId, t.id).where(sql`status in ('queued', 'running')`),
    tenantReference("list_exports_file_fk", t, t.fileId, files),
    check("list_exports_status", sql`${t.status} in ('queued', 'running', 'done', 'failed', 'cancelled')`),
    check("list_exports_format", sql`${t.format} in ('csv', 'xlsx')`),
  ],
);
