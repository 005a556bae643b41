import { randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import { planDistribution } from "../distribute-tables";
import { POLICY, type Violation } from "./check-catalogue";

/**
 * Whether an installation that `npm run db:distribute` spread over a Citus coordinator and its workers is one still: every
 * table of workspaces lies by tenant_id beside the others, so that a workspace's transaction stays on one machine; shared
 * ones are on every machine; the policies bind on every shard, and what one workspace writes another does not see.
 * @param sql the login that distributed, on the coordinator
 * @returns what does not hold; nothing when all does
 */
export async function checkSpread(sql: Sql): Promise<Violation[]> {
  const plan = await planDistribution(sql);
  const own = plan.filter(({ as }) => as === "distributed").map(({ table }) => table);
  const shared = plan.filter(({ as }) => as === "reference").map(({ table }) => table);
  const found = [...(await whereTablesLie(sql, own, shared)), ...(await shardsWithoutPolicy(sql, own)), ...(await rolesOfNodes(sql))];
  // Where the tables lie wrong, the probe would only fail with an error of the server's own.
  return found.length > 0 ? found : probe(sql);
}

async function whereTablesLie(sql: Sql, own: readonly string[], shared: readonly string[]): Promise<Violation[]> {
  const rows = await sql<Violation[]>`
    with lies as (
      select c.relname::text as name, p.partmethod, p.colocationid, p.logicalrelid, case when p.partkey is null then null else column_to_column_name(p.logicalrelid, p.partkey) end as key
      from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'
    ), own as (select unnest(${[...own]}::text[]) as name), shared as (select unnest(${[...shared]}::text[]) as name),
    main as (select colocationid from lies where key = 'tenant_id' group by colocationid order by count(*) desc limit 1),
    placed as (
      select l.name, s.shardminvalue, count(*) as placements, array_agg(p.groupid) as machines from lies l
      join pg_dist_shard s on s.logicalrelid = l.logicalrelid join pg_dist_placement p on p.shardid = s.shardid group by l.name, s.shardminvalue, s.shardid
    )
    select 'not_distributed' as rule, name as object from own left join lies using (name) where key is distinct from 'tenant_id'
    union all select 'not_copied', name from shared left join lies using (name) where partmethod is distinct from 'n'
    union all select 'not_beside_the_others', name from own join lies using (name) where colocationid is distinct from (select colocationid from main)
    union all select 'workspaces_on_two_machines', 'shards from ' || shardminvalue from placed join own using (name)
      group by shardminvalue having count(distinct machines) > 1
    union all select 'copy_missing', name from placed join shared using (name)
      where placements < (select count(*) from pg_dist_node where noderole = 'primary' and isactive)
    union all select 'tenant_not_told_to_workers', 'citus.propagate_set_commands' where current_setting('citus.propagate_set_commands') <> 'local'
    order by 1, 2`;
  return rows.map(({ rule, object }) => ({ rule, object }));
}

interface Answer {
  node: string;
  success: boolean;
  result: string;
}

/** One value from every machine. */
async function askNodes(sql: Sql, question: string): Promise<Answer[]> {
  const rows = await sql<Answer[]>`
    select n.nodename || ':' || n.nodeport as node, r.success, r.result from run_command_on_all_nodes(${question}) r join pg_dist_node n on n.nodeid = r.nodeid`;
  return [...rows];
}

async function shardsWithoutPolicy(sql: Sql, own: readonly string[]): Promise<Violation[]> {
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const answers = await askNodes(sql, `select json_build_object('seen', count(*), 'open', coalesce(json_agg(name) filter (where not bound), '[]')) from (
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity
      and (select count(*) = 1 and bool_and(pg_get_expr(p.polqual, p.polrelid) = ${quoted(POLICY)} and pg_get_expr(p.polwithcheck, p.polrelid) = ${quoted(POLICY)}) from pg_policy p where p.polrelid = c.oid)
      and pg_get_userbyid(c.relowner) <> 'naru_app' and not has_table_privilege('naru_app', c.oid, 'truncate') as bound
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname ~ '_[0-9]+$' and regexp_replace(c.relname, '_[0-9]+$', '') in (${own.map(quoted).join(", ")})) shards`);
  const faults = answers.flatMap(({ node, success, result }): Violation[] => {
    if (!success) return [{ rule: "machine_does_not_answer", object: `${node}: ${result}` }];
    return (JSON.parse(result) as { open: string[] }).open.map((shard) => ({ rule: "shard_without_policy", object: `${node} ${shard}` }));
  });
  const seen = answers.reduce((sum, { success, result }) => sum + (success ? (JSON.parse(result) as { seen: number }).seen : 0), 0);
  const [expected] = await sql<{ count: number }[]>`
    select count(*)::int as count from pg_dist_placement p join pg_dist_shard s on s.shardid = p.shardid join pg_class c on c.oid = s.logicalrelid where c.relname = any(${[...own]}::text[])`;
  return seen === expected?.count || faults.length > 0 ? faults : [{ rule: "shards_not_seen", object: `${seen} of ${expected?.count ?? 0}` }];
}

async function rolesOfNodes(sql: Sql): Promise<Violation[]> {
  const answers = await askNodes(sql, "select coalesce((select case when rolsuper or rolbypassrls then 'bypasses' when not rolcanlogin then 'may not log in' end from pg_roles where rolname = 'naru_app'), case when exists (select 1 from pg_roles where rolname = 'naru_app') then '' else 'is missing' end)");
  return answers.flatMap(({ node, success, result }) => (success && result !== "" ? [{ rule: "role_of_machine", object: `${node}: naru_app ${result}` }] : []));
}

class Undo extends Error {}

/** As the application: a row of one workspace, looked for by another and by none. All of it is taken back. */
async function probe(sql: Sql): Promise<Violation[]> {
  const [here, there] = [randomUUID(), randomUUID()];
  const leaks: Violation[] = [];
  const become = (tx: TransactionSql, tenantId: string) => tx.unsafe(`set local app.tenant_id = '${tenantId}'`);
  const look = async (tx: TransactionSql, expected: number, rule: string, where = "") => {
    const [row] = await tx.unsafe<{ count: number }[]>(`select count(*)::int as count from projection_marks ${where}`);
    if (row?.count !== expected) leaks.push({ rule, object: `projection_marks: ${row?.count ?? 0} rows for ${expected}` });
  };
  await sql
    .begin(async (tx) => {
      await tx.unsafe("set local role naru_app");
      await become(tx, here);
      await tx.unsafe(`insert into projection_marks (tenant_id, id, name) values ('${here}', '${randomUUID()}', 'account_days')`);
      await look(tx, 1, "own_row_not_seen", `where tenant_id = '${here}'`);
      await become(tx, there);
      await look(tx, 0, "row_of_another_workspace_seen", `where tenant_id = '${here}'`);
      await look(tx, 0, "row_of_another_workspace_seen");
      await become(tx, "");
      await look(tx, 0, "row_seen_by_no_workspace");
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return leaks;
}
