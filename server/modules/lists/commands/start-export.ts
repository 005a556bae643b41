import { keptParams, LISTS } from "@/server/kernel/lists";
import { notFound, refused } from "@/server/kernel/errors";
import { requirePermission } from "@/server/platform/actor";
import { defineCommand, done } from "@/server/platform/command";
import { wakeWorker } from "@/server/platform/outbox";
import { boundLists } from "../bound-lists";
import { exportInput, startExportInput } from "../inputs";
import { countUnfinished, dismissExportRow, insertExport, moveExport, readExport } from "../store";

/** Files one person may have made at a time: enough for a month's end, too few to drown the worker. */
const MOST_AT_A_TIME = 10;

/**
 * Asks for the whole filtered list as a file; the worker makes it (CUS-10: only by whoever may see the list, and it is recorded).
 * @throws NaruError `permission.missing`, `lists.no_columns`, `lists.exports_waiting`
 */
export const startExport = defineCommand({
  name: "lists.start-export",
  permission: "lists.use",
  input: startExportInput,
  async run(scope, { list, format, params, columns, language }) {
    const bound = boundLists[list];
    requirePermission(scope.actor, bound.permission);
    if (scope.actor.kind !== "user") throw refused("lists.people_only");
    const allowed = new Set(bound.columnsFor(scope));
    const wanted = [...new Set(columns)].filter((key) => allowed.has(key));
    if (wanted.length === 0) throw refused("lists.no_columns");
    const { userId } = scope.actor;
    if ((await countUnfinished(scope, userId)).length >= MOST_AT_A_TIME) throw refused("lists.exports_waiting", { most: MOST_AT_A_TIME });
    const kept = keptParams(LISTS[list], params) as Record<string, string>;
    const exportId = await insertExport(scope, { list, userId, format, params: kept, columns: wanted, language });
    await wakeWorker(scope);
    return done({ exportId }, { audit: { entityType: "list_export", entityId: exportId, entityLabel: list, changes: { format: [null, format], filters: [null, kept] } } });
  },
});

/** Puts an export away; one that is still being made is given up. @throws NaruError not_found */
export const dismissExport = defineCommand({
  name: "lists.dismiss-export",
  permission: "lists.use",
  input: exportInput,
  async run(scope, { exportId }) {
    const row = await readExport(scope, exportId);
    if (!row || scope.actor.kind !== "user" || row.userId !== scope.actor.userId) throw notFound("list_export");
    const cancelled = await moveExport(scope, exportId, { status: "cancelled", finishedAt: scope.now });
    await dismissExportRow(scope, exportId);
    return done({ exportId, cancelled }, { audit: cancelled ? { entityType: "list_export", entityId: exportId, entityLabel: row.list, changes: { status: [row.status, "cancelled"] } } : [] });
  },
});
