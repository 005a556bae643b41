import { randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "../testing/test-database";
import { tenantTables } from "./check-catalogue";

const [here, there] = [randomUUID(), randomUUID()];
let database: TestDatabase;
let owner: Sql;
let app: Sql;
let tables: string[];

/** A value that any column of a type takes, whatever the row means. */
const SAMPLE: Readonly<Record<string, string>> = {
  uuid: "gen_random_uuid()", text: "'x'", int2: "1", int4: "1", int8: "1", numeric: "1", bool: "false", date: "'2026-03-12'", timestamptz: "now()", jsonb: "'{}'", _text: "'{}'", _int4: "'{}'",
};

/** A statement that puts one row of a workspace into a table, from its columns alone. */
async function sampleRow(table: string, tenantId: string): Promise<string> {
  const columns = await owner<{ name: string; type: string }[]>`
    select a.attname as name, t.typname as type from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`;
  const values = columns.map(({ name, type }) => (name === "tenant_id" ? `'${tenantId}'` : SAMPLE[type]));
  if (values.includes(undefined)) throw new Error(`${table} has a column of a type without a sample: ${columns.map((c) => `${c.name} ${c.type}`).join(", ")}`);
  return `insert into ${table} (${columns.map((c) => `"${c.name}"`).join(", ")}) values (${values.join(", ")})`;
}

beforeAll(async () => {
  database = await testDatabase();
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  app = postgres(database.appUrl, { max: 1, onnotice: () => undefined });
  tables = await tenantTables(owner);
  // Only the policies are on trial here: what a row means is checked elsewhere.
  const checks = await owner<{ statement: string }[]>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as statement from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and k.contype in ('c', 'f')`;
  for (const { statement } of checks) await owner.unsafe(statement);
  for (const table of tables) await owner.unsafe(await sampleRow(table, there));
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

class Undo extends Error {}

/** As the application, in the workspace given (or in none): how many rows a statement touches, or the code of its refusal. All undone. */
async function touch(statement: string, tenantId: string | null): Promise<number | string> {
  let count = -1;
  try {
    await app.begin(async (sql) => {
      if (tenantId) await sql.unsafe(`set local app.tenant_id = '${tenantId}'`);
      count = (await sql.unsafe(statement)).count;
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) return (error as { code?: string }).code ?? String(error);
  }
  return count;
}

describe("PLT-01 the policies alone keep workspaces apart", () => {
  it("covers every table that belongs to workspaces", () => {
    expect(tables.length).toBeGreaterThan(50);
  });

  it("lets nobody read, change, delete or plant a row of another workspace, in any table", async () => {
    const leaks: string[] = [];
    for (const table of tables) {
      const statements = { read: `select 1 from ${table}`, change: `update ${table} set tenant_id = tenant_id`, remove: `delete from ${table}` };
      for (const [deed, statement] of Object.entries(statements)) {
        if ((await touch(statement, there)) !== 1) leaks.push(`${deed} ${table}: its own workspace cannot`);
        if ((await touch(statement, here)) !== 0) leaks.push(`${deed} ${table}: another workspace can`);
        if ((await touch(statement, null)) !== 0) leaks.push(`${deed} ${table}: no workspace can`);
      }
      if ((await touch(await sampleRow(table, here), here)) !== 1) leaks.push(`plant ${table}: its own workspace cannot`);
      if ((await touch(await sampleRow(table, there), here)) !== "42501") leaks.push(`plant ${table}: into another workspace`);
      if ((await touch(`update ${table} set tenant_id = '${here}'`, there)) !== "42501") leaks.push(`move ${table}: into another workspace`);
      if ((await touch(`truncate ${table}`, there)) !== "42501") leaks.push(`truncate ${table}`);
    }
    expect(leaks).toEqual([]);
  });
});
