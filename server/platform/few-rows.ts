import { sql, type SQL } from "drizzle-orm";
import type { TenantScope } from "./tenant-scope";

/**
 * So many matches are rather all read and sorted than looked for along the index of the order, past whatever does not match:
 * the planner knows how many rows match, but not that they may all lie at the other end.
 */
const FEW = 40_000;

/** Whether few rows match. `matching` selects them, one column each; no more of them are read than it takes to tell. */
export async function areFew(scope: TenantScope, matching: SQL, few = FEW): Promise<boolean> {
  const [row] = await scope.db.execute<{ few: boolean }>(sql`select count(*) <= ${few} as few from (${matching} limit ${few + 1}) matching`);
  return row?.few ?? true;
}
