import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Sql, TransactionSql } from "postgres";
import { distributeNewTables } from "./distribute-tables";

const ADDS_FOREIGN_KEY = /^\s*alter\s+table\s.*\sadd\s+constraint\s.*\sforeign\s+key/is;
const MAKES_TABLE = /^\s*create\s+table\s/i;

/**
 * Brings a database that is spread over several machines to the newest schema: as on one machine, all of it or nothing, but
 * a new table is spread as soon as it is there, since a table that is not may not point at one that is.
 */
export async function migrateDistributed(sql: Sql, migrationsFolder: string): Promise<void> {
  const [last] = await sql<{ at: string }[]>`select created_at as at from drizzle.__drizzle_migrations order by created_at desc limit 1`;
  const pending = readMigrationFiles({ migrationsFolder }).filter((migration) => migration.folderMillis > Number(last?.at ?? 0));
  if (pending.length === 0) return;
  await sql.begin(async (tx) => {
    for (const migration of pending) await apply(tx, migration);
  });
}

/** A check or an index that says its columns with their table's name: a shard is called otherwise. */
export function withoutTableName(statement: string): string {
  const table = /^\s*(?:alter\s+table|create\s+(?:unique\s+)?index\s+"[^"]+"\s+on)\s+("[^"]+")/i.exec(statement)?.[1];
  return table ? statement.replaceAll(`${table}.`, "") : statement;
}

async function apply(tx: TransactionSql, migration: { sql: string[]; hash: string; folderMillis: number }): Promise<void> {
  let unspread = false;
  const spread = async () => {
    if (unspread) await distributeNewTables(tx);
    unspread = false;
  };
  for (const statement of migration.sql) {
    if (ADDS_FOREIGN_KEY.test(statement)) await spread();
    await tx.unsafe(withoutTableName(statement));
    unspread ||= MAKES_TABLE.test(statement.replace(/^(\s*--[^\n]*\n)+/, ""));
  }
  await spread();
  await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${migration.hash}, ${migration.folderMillis})`;
}
