import { and, eq, sql } from "drizzle-orm";
import { searchProgress } from "@/db/schema/search";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { SEARCH_KINDS, type SearchKind } from "../rules/search-kinds";

export interface ChangedRecord {
  readonly kind: SearchKind;
  readonly id: string;
  readonly auditId: string;
}

const HEARD = [...SEARCH_KINDS, "contact", "legal_entity"];

/**
 * Records that an audit line after `afterAuditId` names and whose index does not have that line yet, oldest first. A contact or a
 * legal entity is its customer. `full` says that there may be more.
 */
export async function changedRecords(scope: TenantScope, afterAuditId: string, limit: number): Promise<{ changes: ChangedRecord[]; full: boolean }> {
  const tenant = sql`${scope.tenantId}::uuid`;
  const rows = await scope.db.execute<{ kind: SearchKind; id: string; audit_id: string }>(sql`
    with changed as (
      select a.id as audit_id,
             case when a.entity_type in ('contact', 'legal_entity') then 'customer' else a.entity_type end as kind,
             case a.entity_type when 'contact' then k.customer_id when 'legal_entity' then e.customer_id else a.entity_id end as id
        from audit_entries a
        left join contacts k on k.tenant_id = ${tenant} and a.entity_type = 'contact' and k.id = a.entity_id
        left join legal_entities e on e.tenant_id = ${tenant} and a.entity_type = 'legal_entity' and e.id = a.entity_id
       where a.tenant_id = ${tenant} and a.id > ${afterAuditId}::uuid and a.entity_type = any(${sql.param(HEARD)}::text[]))
    select c.kind, c.id, c.audit_id from changed c
      left join search_documents d on d.tenant_id = ${tenant} and d.kind = c.kind and d.record_id = c.id
     where c.id is not null and (d.audit_id is null or d.audit_id < c.audit_id)
     order by c.audit_id limit ${limit}`);
  const newest = new Map<string, ChangedRecord>();
  for (const row of rows) newest.set(`${row.kind} ${row.id}`, { kind: row.kind, id: row.id, auditId: row.audit_id });
  return { changes: [...newest.values()], full: rows.length === limit };
}

/** The newest audit line of the workspace, or null. */
export async function newestAuditId(scope: TenantScope): Promise<string | null> {
  const [row] = await scope.db.execute<{ id: string }>(sql`select id from audit_entries where tenant_id = ${scope.tenantId}::uuid order by id desc limit 1`);
  return row?.id ?? null;
}

/** How long after the last change the trail is looked through again for lines that were committed late, and how often. */
const QUIET_AFTER_SECONDS = 90;
const SWEEP_EVERY_SECONDS = 15;

/** Whether the index has something to do: it was never made, is being made, or the trail has gone on. */
export async function isIndexBehind(scope: TenantScope): Promise<boolean> {
  const [progress] = await scope.db
    .select({
      phase: searchProgress.phase,
      behind: sql<boolean>`exists (select 1 from audit_entries a where a.tenant_id = ${scope.tenantId}::uuid and a.id > ${searchProgress.seenAuditId})`,
      sweep: sql<boolean>`${searchProgress.sweptAt} < now() - make_interval(secs => ${SWEEP_EVERY_SECONDS}) and ${searchProgress.updatedAt} > now() - make_interval(secs => ${QUIET_AFTER_SECONDS})`,
    })
    .from(searchProgress)
    .where(and(eq(searchProgress.tenantId, scope.tenantId)));
  return !progress || progress.phase !== "follow" || progress.behind || progress.sweep;
}
