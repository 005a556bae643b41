import { sql } from "drizzle-orm";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** So many messages of one endpoint are under way at a time; of one that fails, one: it must not hold up the others. */
const AT_ONCE = 20;
const AT_ONCE_FAILING = 1;

/** Messages whose time has come, of active endpoints, oldest first, a few of each endpoint. */
export async function dueDeliveries(scope: TenantScope, limit: number): Promise<{ id: string; attempts: number }[]> {
  const rows = await scope.db.execute<{ id: string; attempts: number }>(sql`
    select id, attempts from (
      select d.id, d.attempts, d.next_attempt_at, e.failing_since, row_number() over (partition by d.endpoint_id order by d.next_attempt_at, d.id) as place
      from webhook_deliveries d join webhook_endpoints e on e.tenant_id = d.tenant_id and e.id = d.endpoint_id
      where d.tenant_id = ${scope.tenantId} and d.status = 'pending' and d.next_attempt_at <= now() and e.status = 'active'
    ) waiting
    where place <= case when failing_since is null then ${AT_ONCE}::int else ${AT_ONCE_FAILING}::int end
    order by next_attempt_at, id limit ${limit}`);
  return rows.map(({ id, attempts }) => ({ id, attempts }));
}
