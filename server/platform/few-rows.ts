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

/** What a row costs that is read out of an index of another order and sorted, and one that is passed by on the way along the order, in microseconds. */
const COST_SORTED = 0.13;
const COST_PASSED = 0.28;
/** So many rows of an order are looked at to tell whether a page lies at its near end. */
const NEAR_END = 4_000;

/** A list in an order whose index does not know the filter, while an index that begins with the filter holds the order's value too. */
export interface CoveredSpan {
  /** The rows at the near end of the order, in that order and without the filter, with the columns that `chosen` names. */
  readonly walked: (limit: number) => SQL;
  /** The filter, on what `walked` selects. */
  readonly chosen: SQL;
  /** All rows, and those that the filter chooses; one column each. */
  readonly all: SQL;
  readonly matching: SQL;
  /** Rows of a page. */
  readonly limit: number;
}

/**
 * Whether a page is read along the index of the order. It is where the near end of that order holds a page; else what would be passed by is
 * weighed against what would be sorted, as the planner estimates both: it knows the shares of a span of days well.
 */
export async function liesNear(scope: TenantScope, { walked, chosen, all, matching, limit }: CoveredSpan): Promise<boolean> {
  const [near] = await scope.db.execute<{ enough: boolean }>(sql`select count(*) >= ${limit} as enough from (select 1 from (${walked(NEAR_END)}) walked where ${chosen} limit ${limit}) matching`);
  if (near?.enough) return true;
  return !isSortedRather(await estimateRows(scope, matching), await estimateRows(scope, all));
}

/** Whether sorting all rows that match costs less than passing by all that do not. */
export function isSortedRather(matching: number, all: number): boolean {
  return matching * COST_SORTED < Math.max(0, all - matching) * COST_PASSED;
}

/** How many rows the planner expects; 0 where it does not say, as on the coordinator of a distributed database. */
async function estimateRows(scope: TenantScope, query: SQL): Promise<number> {
  const [row] = await scope.db.execute<{ "QUERY PLAN": { Plan?: { "Plan Rows"?: number } }[] }>(sql`explain (format json) ${query}`);
  return row?.["QUERY PLAN"][0]?.Plan?.["Plan Rows"] ?? 0;
}
