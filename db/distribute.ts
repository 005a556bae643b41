import postgres, { type Sql } from "postgres";
import type { Violation } from "./checks/check-catalogue";
import { checkSpread } from "./checks/check-spread";
import { distributedAlready, distributeNewTables, planDistribution, type DistributionStep } from "./distribute-tables";

/** Only one process distributes at a time. */
const DISTRIBUTION_LOCK = 7_210_365_545;

/** Why nothing was distributed, and what to do: for the operator. */
export class CannotDistribute extends Error {
  override readonly name = "CannotDistribute";
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

/** The rows that a table held before it was spread are out of sight, but still on the coordinator's disk: they go. */
async function removeLeftBehind(sql: Sql, plan: readonly DistributionStep[]): Promise<void> {
  for (const { table } of plan) {
    await sql`select truncate_local_data_after_distributing_table(oid) from pg_class where oid = ${`public.${table}`}::regclass and pg_relation_size(oid) > 0`;
  }
}

/** Asks a distributed installation whether it is whole. @throws CannotDistribute where there is no Citus */
export async function checkDistributed(databaseUrl: string): Promise<Violation[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await requireCitus(sql);
    return await checkSpread(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
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
    // Machines reach one another as the role that asks. It has no password: pg_hba.conf decides who comes in as it.
    await sql.unsafe("do $$ begin if not (select rolcanlogin from pg_roles where rolname = 'naru_app') then alter role naru_app login; end if; end $$");
    // Without it the workers do not hear which workspace a transaction belongs to, and their policies show nothing.
    await sql.unsafe(`do $$ begin execute format('alter database %I set citus.propagate_set_commands = %L', current_database(), 'local'); end $$`);
    const plan = await planDistribution(sql);
    const lies = await distributedAlready(sql);
    const wrong = plan.filter(({ table, as }) => lies.has(table) && lies.get(table) !== (as === "reference" ? null : "tenant_id"));
    if (wrong.length > 0) throw new CannotDistribute(`These tables are distributed in another way already: ${wrong.map(({ table }) => table).join(", ")}. Undo it with undistribute_table, then try again.`);
    const { done, left } = await distributeNewTables(sql, tell);
    await removeLeftBehind(sql, plan);
    return { done, left };
  } finally {
    await sql.end({ timeout: 5 });
  }
}
