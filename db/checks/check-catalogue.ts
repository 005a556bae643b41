import type { Sql } from "postgres";
import { SHARED_TABLES } from "./shared-tables";

/** Something in the live database that would let one workspace reach another. */
export interface Violation {
  readonly rule: string;
  readonly object: string;
}

/** The role that the application acts as. */
const APP_ROLE = "naru_app";

/** What the policy of every tenant table reads, as PostgreSQL prints it back. */
export const POLICY = "(tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)";

/**
 * Walks the catalogue of the database it is connected to and names everything that stands outside the protection of
 * workspaces. An empty answer is the proof; it is asked as the owner, who sees the whole catalogue.
 */
export async function checkCatalogue(sql: Sql): Promise<Violation[]> {
  const rows = await sql<{ rule: string; object: string }[]>`
    with tables as (
      select c.oid, c.relname as name, c.relname = any(${[...SHARED_TABLES]}) as shared, c.relrowsecurity, c.relforcerowsecurity,
        (select a.attnum from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenant_column
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p', 'f')
    ), keys as (
      select x.indexrelid, t.name as table_name, t.tenant_column, t.shared, ic.relname as index_name, x.indisprimary, x.indkey::int2[] as columns
      from pg_index x join tables t on t.oid = x.indrelid join pg_class ic on ic.oid = x.indexrelid where x.indisunique
    ), foreign_keys as (
      select k.conname, k.conkey, k.confkey, k.confdeltype, f.name as from_table, f.shared as from_shared, f.tenant_column as from_tenant, g.name as to_table, g.shared as to_shared, g.tenant_column as to_tenant
      from pg_constraint k join tables f on f.oid = k.conrelid join tables g on g.oid = k.confrelid where k.contype = 'f'
    ), app as (select oid, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = ${APP_ROLE})
    select 'table_outside_tenants' as rule, name as object from tables t
      where not shared and not exists (select 1 from keys k where k.table_name = t.name and k.indisprimary and k.tenant_column = any(k.columns))
    union all select 'unique_without_tenant', table_name || '.' || index_name from keys where not shared and not coalesce(tenant_column = any(columns), false)
    union all select 'foreign_key_without_tenant', from_table || '.' || conname from foreign_keys
      where not from_shared and not to_shared and not coalesce(array_position(conkey, from_tenant) = array_position(confkey, to_tenant), false)
    union all select 'set_null_on_delete', from_table || '.' || conname from foreign_keys where not from_shared and confdeltype in ('n', 'd')
    union all select 'shared_table_points_at_tenant_table', from_table || '.' || conname from foreign_keys where from_shared and not to_shared
    union all select 'row_security_off', name from tables where not shared and not relrowsecurity
    union all select 'row_security_not_forced', name from tables where not shared and not relforcerowsecurity
    union all select 'policy_missing', name from tables t where not shared and not exists (
      select 1 from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and p.polpermissive and p.polroles = '{0}'
        and pg_get_expr(p.polqual, p.polrelid) = ${POLICY} and pg_get_expr(p.polwithcheck, p.polrelid) = ${POLICY})
    union all select 'policy_besides', t.name || '.' || p.polname from pg_policy p join tables t on t.oid = p.polrelid where not t.shared and p.polname <> 'tenant_isolation'
    union all select 'view_with_owners_eyes', c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'v' and not coalesce('security_invoker=true' = any(c.reloptions) or 'security_invoker=on' = any(c.reloptions), false)
    union all select 'materialized_view', c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'm'
    union all select 'security_definer_function', p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname not in ('pg_catalog', 'information_schema') and p.prosecdef
    union all select 'application_owns', c.relname from pg_class c, app where c.relowner = app.oid
    union all select 'application_owns', p.proname from pg_proc p, app where p.proowner = app.oid
    union all select 'application_owns', n.nspname from pg_namespace n, app where n.nspowner = app.oid
    union all select 'application_may_truncate', t.name from tables t, app where has_table_privilege(app.oid, t.oid, 'truncate')
    union all select 'application_may_create', n.nspname from pg_namespace n, app where n.nspname = 'public' and has_schema_privilege(app.oid, n.oid, 'create')
    union all select 'application_bypasses', ${APP_ROLE} from app where rolsuper or rolbypassrls or rolcreaterole
    union all select 'application_is_member_of', r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid, app where m.member = app.oid
    order by 1, 2`;
  return rows.map(({ rule, object }) => ({ rule, object }));
}

/** Names of the tenant tables of the live database. */
export async function tenantTables(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> all(${[...SHARED_TABLES]}) order by 1`;
  return rows.map((row) => row.name);
}
