import postgres, { type Sql } from "postgres";
import { putInOrder } from "@/server/kernel/put-in-order";
import { SHARED_TABLES } from "./checks/shared-tables";

/** Only one process distributes at a time. */
const DISTRIBUTION_LOCK = 7_210_365_545;

export interface DistributionStep {
  readonly table: string;
  /** Shared tables are copied to every machine; a workspace's tables lie together by tenant_id. */
  readonly as: "reference" | "distributed";
}

/** Why nothing was distributed, and what to do: for the operator. */
export class CannotDistribute extends Error {
  override readonly name = "CannotDistribute";
}

/** Every table of the application in the order of its foreign keys: what is pointed at goes first. */
export async function planDistribution(sql: Sql): Promise<DistributionStep[]> {
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

async function requireCitus(sql: Sql): Promise<void> {
  const [row] = await sql<{ there: boolean; offered: boolean; sees: boolean }[]>`
    select to_regproc('create_distributed_table') is not null as there,
      exists (select 1 from pg_available_extensions where name = 'citus') as offered,
      (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as sees`;
  if (!row?.there) {
    throw new CannotDistribute(
      row?.offered
        ? "The server offers Citus, but this database has not taken it. Run as a superuser: CREATE EXTENSION citus; then npm run db:distribute again."
        : "This PostgreSQL server has no Citus, so there is nothing to distribute to: Naru runs on it as it is. To spread it over several machines, point DATABASE_URL at a Citus coordinator (docs/operators.md).",
    );
  }
  if (!row.sees) throw new CannotDistribute("The login of DATABASE_URL does not see through row-level security, so the rows that are there would be left behind. Use a superuser, or a login with BYPASSRLS, for this command.");
}

/** How each table lies by now: its key column, or null for a copied one. */
async function distributedAlready(sql: Sql): Promise<Map<string, string | null>> {
  const rows = await sql<{ name: string; method: string; column: string | null }[]>`
    select c.relname::text as name, p.partmethod::text as method, case when p.partkey is null then null else column_to_column_name(p.logicalrelid, p.partkey) end as column
    from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'`;
  return new Map(rows.map((row) => [row.name, row.method === "n" ? null : row.column]));
}

/**
 * Spreads the tables of the application over the machines of a Citus coordinator: a workspace's rows by tenant_id, all
 * its tables together on one machine; shared tables copied to every machine. What is spread already is left alone, so it
 * runs again after every upgrade that brought a table.
 * @param databaseUrl the coordinator's login that owns the tables and sees through row-level security
 * @throws CannotDistribute with what to do
 */
export async function distributeDatabase(databaseUrl: string, tell: (step: DistributionStep) => void = () => undefined): Promise<{ done: DistributionStep[]; left: DistributionStep[] }> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await requireCitus(sql);
    await sql`select pg_advisory_lock(${DISTRIBUTION_LOCK})`;
    // Without it the workers do not hear which workspace a transaction belongs to, and their policies show nothing.
    await sql.unsafe(`do $$ begin execute format('alter database %I set citus.propagate_set_commands = %L', current_database(), 'local'); end $$`);
    const plan = await planDistribution(sql);
    const lies = await distributedAlready(sql);
    const wrong = plan.filter(({ table, as }) => lies.has(table) && lies.get(table) !== (as === "reference" ? null : "tenant_id"));
    if (wrong.length > 0) throw new CannotDistribute(`These tables are distributed in another way already: ${wrong.map(({ table }) => table).join(", ")}. Undo it with undistribute_table, then try again.`);
    const first = plan.find(({ as }) => as === "distributed")?.table ?? "";
    const left = plan.filter(({ table }) => lies.has(table));
    const done = plan.filter(({ table }) => !lies.has(table));
    for (const step of done) {
      const { table } = step;
      if (step.as === "reference") await sql`select create_reference_table(${`public.${table}`}::regclass)`;
      else await sql`select create_distributed_table(${`public.${table}`}::regclass, 'tenant_id', colocate_with => ${table === first ? "none" : `public.${first}`})`;
      tell(step);
    }
    return { done, left };
  } finally {
    await sql.end({ timeout: 5 });
  }
}
