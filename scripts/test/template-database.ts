import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { migrateDatabase } from "@/db/migrate";
import { isProcessAlive } from "../services/folder-lock";
import { inProject } from "../services/project-root";

async function fingerprint(folder: string): Promise<string> {
  const hash = createHash("sha256");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(file).update(await readFile(file));
  hash.update(await readFile(inProject("db/migrate.ts")));
  return hash.digest("hex").slice(0, 12);
}

/** Lets tests act as the roles that row-level security distinguishes; none of this exists outside a test cluster. */
async function addTestRoles(admin: postgres.Sql, database: postgres.Sql): Promise<void> {
  await admin.unsafe(`do $$ begin
    if not exists (select from pg_roles where rolname = 'naru_bypass') then create role naru_bypass nologin bypassrls; end if;
  end $$`);
  // Membership gives naru_bypass exactly the grants of naru_app; the BYPASSRLS attribute is its own.
  await database.unsafe("grant naru_app to naru_bypass");
}

async function dropAbandoned(admin: postgres.Sql, keep: string): Promise<void> {
  const rows = await admin<{ datname: string }[]>`select datname from pg_database where datname like 'naru\\_test\\_%' or datname like 'naru\\_template\\_%'`;
  for (const { datname } of rows) {
    const owner = Number(/^naru_test_(\d+)_/.exec(datname)?.[1] ?? 0);
    const abandoned = owner ? !isProcessAlive(owner) : datname !== keep;
    if (abandoned) await dropDatabase(admin, datname);
  }
}

/** Drops a database whether it exists, is in use or is a template, or not. */
export async function dropDatabase(admin: postgres.Sql, name: string): Promise<void> {
  const [found] = await admin<{ datistemplate: boolean }[]>`select datistemplate from pg_database where datname = ${name}`;
  if (!found) return;
  if (found.datistemplate) await admin.unsafe(`alter database ${name} is_template false`);
  await admin.unsafe(`drop database if exists ${name} with (force)`);
}

/**
 * Makes the database that every test file copies: all migrations applied, no rows of any tenant.
 * Its name is a hash of the migrations, so an unchanged one is reused. Returns the name.
 */
export async function prepareTemplate(adminUrl: string): Promise<string> {
  const name = `naru_template_${await fingerprint(inProject("db/migrations"))}`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await admin`select pg_advisory_lock(7270)`;
    await dropAbandoned(admin, name);
    const [ready] = await admin`select 1 from pg_database where datname = ${name} and datistemplate`;
    if (!ready) {
      await dropDatabase(admin, name);
      await admin.unsafe(`create database ${name}`);
      const url = new URL(adminUrl);
      url.pathname = `/${name}`;
      await migrateDatabase(url.href);
      const database = postgres(url.href, { max: 1, onnotice: () => undefined });
      await addTestRoles(admin, database);
      await database.end();
      await admin.unsafe(`alter database ${name} is_template true`);
    }
    return name;
  } finally {
    await admin.end();
  }
}
