import { sql } from "drizzle-orm";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { LEASE_SECONDS } from "../rules/lease";

/**
 * So many messages of one endpoint are under way at a time, far fewer than a worker sends (jobs/define-job); of one that
 * fails, one: neither a slow receiver nor a dead one may hold up the others.
 */
const AT_ONCE = 12;
const AT_ONCE_FAILING = 1;

/**
 * Messages whose time has come, of active endpoints, oldest first, a few of each endpoint. What is being sent counts: a claim
 * that is not over has its line in the log without an end.
 */
export async function dueDeliveries(scope: TenantScope, limit: number): Promise<{ id: string; attempts: number }[]> {
  const rows = await scope.db.execute<{ id: string; attempts: number }>(sql`
    with sending as (
      select d.endpoint_id, count(*) as messages
      from webhook_deliveries d join webhook_attempts a on a.tenant_id = ${scope.tenantId} and a.delivery_id = d.id and a.attempt_no = d.attempts
      where d.tenant_id = ${scope.tenantId} and d.status = 'pending' and d.next_attempt_at > now() and d.next_attempt_at <= now() + make_interval(secs => ${LEASE_SECONDS}) and a.milliseconds is null
      group by d.endpoint_id
    )
    select id, attempts from (
      select d.id, d.attempts, d.next_attempt_at, e.failing_since, row_number() over (partition by d.endpoint_id order by d.next_attempt_at, d.id) + coalesce(s.messages, 0) as place
      from webhook_deliveries d join webhook_endpoints e on e.tenant_id = d.tenant_id and e.id = d.endpoint_id
      left join sending s on s.endpoint_id = d.endpoint_id
      where d.tenant_id = ${scope.tenantId} and d.status = 'pending' and d.next_attempt_at <= now() and e.status = 'active'
    ) waiting
    where place <= case when failing_since is null then ${AT_ONCE}::int else ${AT_ONCE_FAILING}::int end
    order by next_attempt_at, id limit ${limit}`);
  return rows.map(({ id, attempts }) => ({ id, attempts }));
}
