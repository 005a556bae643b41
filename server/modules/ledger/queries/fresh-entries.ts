import { sql, type SQL } from "drizzle-orm";
import { markOf, type Projection } from "@/server/platform/projection-mark";
import type { TenantScope } from "@/server/platform/tenant-scope";

/**
 * That entry `e` has not come into a projection yet: sealed after its mark, or not sealed at all. These are few, and named one
 * by one, so that whatever is joined begins with them.
 */
export function isFresh(scope: TenantScope, name: Projection): SQL {
  // The chain has no gaps. Counted one by one, since the planner cannot know where a mark stands and expects a third of all entries behind it.
  const last = sql`(select sealed_sequence from journal_entries where tenant_id = ${scope.tenantId} and sealed_sequence is not null order by sealed_sequence desc limit 1)`;
  return sql`e.id = any(array(
    select sealed.id from generate_series(${markOf(scope, name)} + 1, ${last}) as place join journal_entries sealed on sealed.tenant_id = ${scope.tenantId} and sealed.sealed_sequence = place
    union all select id from journal_entries where tenant_id = ${scope.tenantId} and sealed_sequence is null))`;
}
