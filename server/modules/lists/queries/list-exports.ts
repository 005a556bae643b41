import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { nothing } from "../inputs";
import { selectExports, unfinishedExports } from "../store";

/** What is finished stays in the tray for an hour; the file stays the person's own. */
const SHOWN_FOR_MS = 3_600_000;

/** A person's own exports, the newest first, with how far they are. */
export const listExports = defineQuery({
  name: "lists.list-exports",
  permission: "lists.use",
  input: nothing,
  async run(scope) {
    if (scope.actor.kind !== "user") return [];
    const rows = await selectExports(scope, scope.actor.userId, new Date(scope.now.getTime() - SHOWN_FOR_MS));
    return rows.map(({ id, list, format, status, rowsDone, rowsTotal, fileId, fileName, failure, createdAt, finishedAt }) => ({
      id, list, format, status, rowsDone, rowsTotal, fileId, fileName, failure, createdAt, finishedAt,
    }));
  },
});

/** A page never takes this long: whoever made the file is gone. */
const SILENT_MS = 30_000;

/** What the worker has to do; for the job. `step` makes the wake-up of one that was left behind a new one. */
export async function exportsToCarryOut(scope: TenantScope): Promise<{ exportId: string; step: string }[]> {
  const rows = await unfinishedExports(scope, new Date(scope.now.getTime() - SILENT_MS));
  return rows.map(({ id, status, updatedAt }) => ({ exportId: id, step: status === "queued" ? status : `again-${updatedAt.getTime()}` }));
}
