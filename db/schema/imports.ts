import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, moment, tenantReference, tenantTable, updatedAt } from "../columns";
import { files } from "./platform";

/** One file being brought in: its mapping, its dry run, its progress. */
export const importRuns = tenantTable(
  "import_runs",
  {
    kind: text("kind").notNull(),
    fileId: uuid("file_id").notNull(),
    fileName: text("file_name").notNull(),
    encoding: text("encoding").notNull(),
    /** Column of the file → field of the kind. */
    mapping: jsonb("mapping").$type<Record<string, string>>().notNull(),
    /** Value in the file → value here, per field. */
    valueMatches: jsonb("value_matches").$type<Record<string, Record<string, string>>>().notNull().default({}),
    options: jsonb("options").$type<Record<string, string>>().notNull().default({}),
    status: text("status").notNull(),
    rowsTotal: integer("rows_total").notNull().default(0),
    rowsDone: integer("rows_done").notNull().default(0),
    rowsCreated: integer("rows_created").notNull().default(0),
    rowsUpdated: integer("rows_updated").notNull().default(0),
    rowsUnchanged: integer("rows_unchanged").notNull().default(0),
    rowsRefused: integer("rows_refused").notNull().default(0),
    /** Cells corrected on the screen: line of the file (`lines/3` in the second file) → column → text. */
    corrections: jsonb("corrections").$type<Record<string, Record<string, string>>>().notNull().default({}),
    /** Undone rows of the run: everything the import did to them is gone. */
    rowsUndone: integer("rows_undone").notNull().default(0),
    /** Rows whose undoing would have hurt what came after; each says why. */
    rowsKept: integer("rows_kept").notNull().default(0),
    undoneBy: uuid("undone_by"),
    undoneAt: moment("undone_at"),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
    createdBy: uuid("created_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("import_runs_status_idx").on(t.tenantId, t.status),
    tenantReference("import_runs_file_fk", t, t.fileId, files),
    check("import_runs_status", sql`${t.status} in ('draft', 'checked', 'queued', 'running', 'done', 'cancelled', 'undoing', 'undone')`),
  ],
);

/** A record as an import found and left it. */
export interface TouchedRecord {
  /** `customer`, `item`, `category` …, or a posting: `opening_stock`, `opening_receivable`, `receipt`. */
  readonly entity: string;
  readonly id: string;
  /** Rows of its tables as JSON text, by table; null when the import made it. */
  readonly before: Readonly<Record<string, string>> | null;
  readonly after: string;
  /** Content hash of the import key before; null when the key was new. */
  readonly keyHash?: string | null;
}

/** A record of the file (a row, or an order with its lines) and what became of it. */
export const importRows = tenantTable(
  "import_rows",
  {
    runId: uuid("run_id").notNull(),
    /** Position among the records of the run, from 1. */
    position: integer("position").notNull(),
    /** Line numbers in the file. */
    lineNumbers: jsonb("line_numbers").$type<number[]>().notNull(),
    key: text("key").notNull(),
    record: jsonb("record").$type<Record<string, unknown>>().notNull(),
    outcome: text("outcome"),
    faults: jsonb("faults").$type<{ path: string; code: string; params: Record<string, string | number> }[]>().notNull().default([]),
    entityType: text("entity_type"),
    entityId: uuid("entity_id"),
    processedAt: moment("processed_at"),
    /** What the import touched for this row, with its image before and the hash of its image after; what undoing goes by. */
    touched: jsonb("touched").$type<TouchedRecord[]>().notNull().default([]),
    undoOutcome: text("undo_outcome"),
    /** Why the row stays: code and parameters. */
    undoReason: jsonb("undo_reason").$type<{ code: string; params: Record<string, string | number> } | null>(),
  },
  (t) => [
    uniqueIndex("import_rows_position_key").on(t.tenantId, t.runId, t.position),
    index("import_rows_pending_idx").on(t.tenantId, t.runId, t.position).where(sql`outcome is null`),
    tenantReference("import_rows_run_fk", t, t.runId, importRuns),
    index("import_rows_undo_idx").on(t.tenantId, t.runId, t.position).where(sql`undo_outcome is null and outcome in ('created', 'updated')`),
    check("import_rows_undo", sql`${t.undoOutcome} is null or ${t.undoOutcome} in ('removed', 'restored', 'reversed', 'kept')`),
    check("import_rows_outcome", sql`${t.outcome} is null or ${t.outcome} in ('created', 'updated', 'unchanged', 'refused')`),
  ],
);

/** Which record a key of an outside file stands for, so that the same file twice adds nothing. */
export const importKeys = tenantTable(
  "import_keys",
  {
    kind: text("kind").notNull(),
    key: text("key").notNull(),
    entityType: text("entity_type").notNull(),
    entityId: uuid("entity_id").notNull(),
    /** Hash of the record as last brought in: equal means unchanged. */
    contentHash: text("content_hash").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("import_keys_key").on(t.tenantId, t.kind, t.key)],
);
