import type { Sql } from "postgres";
import { checkCatalogue, tenantTables, type Violation } from "./check-catalogue";
import type { StatementFacts } from "./check-statements";
import { SHARED_TABLES } from "./shared-tables";

/**
 * What in the live catalogue would keep a distributed PostgreSQL (Citus) from taking the schema, or would hold there no
 * longer: besides `checkCatalogue`, a rule that lives in a trigger or a rewrite rule, an exclusion constraint without
 * tenant_id, a foreign key that is not between rows of one workspace or to a shared table, a shared table that points at
 * one that is not shared.
 */
export async function checkDistribution(sql: Sql): Promise<Violation[]> {
  const rows = await sql<Violation[]>`
    with tables as (
      select c.oid, c.relname as name, c.relname = any(${[...SHARED_TABLES]}) as shared,
        (select a.attnum from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenant_column
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p', 'f')
    )
    select 'trigger' as rule, t.name || '.' || g.tgname as object from pg_trigger g join tables t on t.oid = g.tgrelid where not g.tgisinternal
    union all select 'rewrite_rule', t.name || '.' || r.rulename from pg_rewrite r join tables t on t.oid = r.ev_class
    union all select 'exclusion_without_tenant', t.name || '.' || k.conname from pg_constraint k join tables t on t.oid = k.conrelid
      where k.contype = 'x' and not t.shared and not coalesce(t.tenant_column = any(k.conkey), false)
    union all select 'constraint_across_tables', f.name || '.' || k.conname from pg_constraint k join tables f on f.oid = k.conrelid join pg_class g on g.oid = k.confrelid
      where k.contype = 'f' and not exists (select 1 from tables t where t.oid = g.oid)
    union all select 'cascading_key', f.name || '.' || k.conname from pg_constraint k join tables f on f.oid = k.conrelid
      where k.contype = 'f' and not f.shared and (k.confdeltype in ('n', 'd') or k.confupdtype in ('n', 'd', 'c'))
    union all select 'inherited_table', t.name from tables t join pg_inherits i on i.inhrelid = t.oid
    union all select 'tenant_column_may_be_null', t.name from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum = t.tenant_column where not t.shared and not a.attnotnull
    order by 1, 2`;
  return [...(await checkCatalogue(sql)), ...rows.map(({ rule, object }) => ({ rule, object }))];
}

/** What `checkStatement` must know of this database. */
export async function statementFacts(sql: Sql): Promise<StatementFacts> {
  const functions = await sql<{ name: string }[]>`select proname::text as name from pg_proc group by proname having bool_and(provolatile <> 'i')`;
  return { tenantTables: await tenantTables(sql), changingFunctions: new Set(functions.map((row) => row.name)) };
}
