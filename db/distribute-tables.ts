import type { ISql } from "postgres";
import { putInOrder } from "@/server/kernel/put-in-order";
import { SHARED_TABLES } from "./checks/shared-tables";

/** A connection or a transaction on it. */
type Asking = ISql;

export interface DistributionStep {
  readonly table: string;
  /** Shared tables are copied to every machine; a workspace's tables lie together by tenant_id. */
  readonly as: "reference" | "distributed";
}

/** Every table of the application in the order of its foreign keys: what is pointed at goes first. */
export async function planDistribution(sql: Asking): Promise<DistributionStep[]> {
  const tables = await sql<{ name: string }[]>`
    select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')`;
  const keys = await sql<{ from: string; to: string }[]>`
    select f.relname::text as "from", t.relname::text as "to" from pg_constraint k
    join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid join pg_namespace n on n.oid = f.relnamespace
    where k.contype = 'f' and n.nspname = 'public'`;
  const shared = new Set(SHARED_TABLES);
  const order = putInOrder(tables.map((row) => row.name), keys);
  return [...order.filter((table) => shared.has(table)), ...order.filter((table) => !shared.has(table))].map((table) => ({ table, as: shared.has(table) ? "reference" : "distributed" }));
}

/** How each table lies by now: its key column, or null for a copied one. Empty where nothing is distributed, or no Citus is. */
export async function distributedAlready(sql: Asking): Promise<Map<string, string | null>> {
  const [citus] = await sql<{ there: boolean }[]>`select to_regclass('pg_dist_partition') is not null as there`;
  if (!citus?.there) return new Map();
  const rows = await sql<{ name: string; method: string; column: string | null }[]>`
    select c.relname::text as name, p.partmethod::text as method, case when p.partkey is null then null else column_to_column_name(p.logicalrelid, p.partkey) end as column
    from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'`;
  return new Map(rows.map((row) => [row.name, row.method === "n" ? null : row.column]));
}

/** Spreads the tables that are not yet; a workspace's join those that lie by tenant_id already. */
export async function distributeNewTables(sql: Asking, tell: (step: DistributionStep) => void = () => undefined): Promise<{ done: DistributionStep[]; left: DistributionStep[] }> {
  const [plan, lies] = [await planDistribution(sql), await distributedAlready(sql)];
  const left = plan.filter(({ table }) => lies.has(table));
  const done = plan.filter(({ table }) => !lies.has(table));
  let beside = left.find(({ as }) => as === "distributed")?.table;
  for (const step of done) {
    const name = `public.${step.table}`;
    if (step.as === "reference") await sql`select create_reference_table(${name}::regclass)`;
    else await sql`select create_distributed_table(${name}::regclass, 'tenant_id', colocate_with => ${beside ? `public.${beside}` : "none"})`;
    if (step.as === "distributed") beside ??= step.table;
    tell(step);
  }
  return { done, left };
}
