import { defineQuery } from "@/server/platform/command";
import { listKeptRowsInput } from "../inputs";
import { readRun } from "../store";
import { selectKeptRows } from "../store-undo";

/** What an undone import had to leave, each with its reason. */
export const listKeptRows = defineQuery({
  name: "imports.list-kept-rows",
  permission: "imports.run",
  input: listKeptRowsInput,
  async run(scope, { importRunId, after, limit }) {
    const run = await readRun(scope, importRunId);
    const rows = await selectKeptRows(scope, run.id, after, limit + 1);
    const page = rows.slice(0, limit);
    return {
      rows: page.map(({ position, lineNumbers, key, entityType, entityId, undoReason }) => ({ position, lineNumbers, key, entityType, entityId, reason: undoReason })),
      next: rows.length > limit ? (page.at(-1)?.position ?? null) : null,
    };
  },
});
