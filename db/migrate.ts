import path from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { distributedAlready } from "./distribute-tables";
import { migrateDistributed } from "./migrate-distributed";

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), "migrations");

/** Only one process migrates at a time; the number names this lock and nothing else. */
const MIGRATION_LOCK = 7_210_365_544;

/**
 * What must hold on every table whatever migration made it: the application's role owns nothing, may not truncate, and
 * row-level security binds the owner too. Harmless when run again.
 */
const SECURE_TABLES = `
do $$
declare t record;
begin
  for t in
    select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relrowsecurity and not c.relforcerowsecurity
  loop
    execute format('alter table %s force row level security', t.name);
  end loop;
end $$;
grant usage on schema public to naru_app;
grant select, insert, update, delete on all tables in schema public to naru_app;
grant usage, select on all sequences in schema public to naru_app;
`;

/**
 * Brings the database to the newest schema. Safe to run at every start and from several processes.
 * @param databaseUrl login that owns the tables
 */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await sql.unsafe(`
      do $$ begin create role naru_app nologin; exception when duplicate_object or unique_violation then null; end $$;
      do $$ begin execute format('grant naru_app to %I', current_user); end $$;
    `);
    const distributed = (await distributedAlready(sql)).size > 0;
    // One after the other on each machine: shared tables and those of workspaces are changed in one transaction.
    if (distributed) await sql.unsafe("set citus.multi_shard_modify_mode to 'sequential'");
    if (distributed) await migrateDistributed(sql, FOLDER);
    else await migrate(drizzle(sql), { migrationsFolder: FOLDER });
    await sql.unsafe(SECURE_TABLES);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
