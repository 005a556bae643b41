import { forgetFiles } from "@/server/platform/files";
import type { TenantContext } from "@/server/platform/tenant-scope";
import { expireExports } from "./store";

/** A file that was asked for is fetched at once, or asked for again. */
const FILES_KEPT_DAYS = 30;
/** So long the tray can still say that a file has expired. */
const ROWS_KEPT_DAYS = 60;
const BATCH = 200;

/** Removes the files of old exports, a batch in each transaction, and later the exports themselves. Run twice it does nothing more. */
export async function pruneExports(context: TenantContext): Promise<void> {
  const daysAgo = (days: number) => new Date(context.clock.now().getTime() - days * 86_400_000);
  while ((await forgetFiles(context, (scope) => expireExports(scope, daysAgo(FILES_KEPT_DAYS), daysAgo(ROWS_KEPT_DAYS), BATCH))) === BATCH);
}
