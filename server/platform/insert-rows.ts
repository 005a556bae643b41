import { getTableColumns, getTableName, is, sql, SQL, type InferInsertModel } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { sqlStatement } from "./statement";
import type { TenantScope } from "./tenant-scope-type";

interface Insertion {
  readonly columns: readonly { readonly field: string; readonly column: PgColumn }[];
  readonly run: (scope: TenantScope, values: { data: string }) => Promise<unknown>;
}

const insertions = new Map<PgTable, Map<string, Insertion>>();
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * Inserts rows in one statement whose text depends on the columns only, never on how many rows there are: the rows travel
 * as one JSON parameter. So the statement is built once per process and prepared once per connection, and an order of fifty
 * lines costs the builder no more than one of five. Columns that no row names take their default.
 * @throws RangeError when a column is named by some rows only and has a default that the others would lose
 */
export async function insertRows<Table extends PgTable>(scope: TenantScope, table: Table, rows: readonly InferInsertModel<Table>[]): Promise<void> {
  if (rows.length === 0) return;
  const { columns, run } = insertionOf(table, rows);
  const data = JSON.stringify(rows.map((row) => Object.fromEntries(columns.map(({ field, column }) => [column.name, plain(column, (row as Record<string, unknown>)[field])]))));
  await run(scope, { data });
}

function insertionOf(table: PgTable, rows: readonly object[]): Insertion {
  const named = new Set<string>();
  for (const row of rows) for (const [field, value] of Object.entries(row)) if (value !== undefined) named.add(field);
  const all = getTableColumns(table);
  const columns = Object.entries(all).filter(([field]) => named.has(field)).map(([field, column]) => ({ field, column }));
  const key = columns.map(({ field }) => field).join();
  const known = insertions.get(table)?.get(key);
  if (known) return requireWhole(known, rows);
  const names = columns.map(({ column }) => quoted(column.name)).join(", ");
  const types = columns.map(({ column }) => `${quoted(column.name)} ${column.getSQLType()}`).join(", ");
  const made: Insertion = {
    columns,
    run: sqlStatement(["data"], (value) => sql`
      insert into ${sql.raw(quoted(getTableName(table)))} (${sql.raw(names)})
      select ${sql.raw(names)} from json_to_recordset(${value("data")}::json) as r(${sql.raw(types)})
      returning id`),
  };
  const ofTable = insertions.get(table) ?? new Map<string, Insertion>();
  insertions.set(table, ofTable.set(key, made));
  return requireWhole(made, rows);
}

function requireWhole(insertion: Insertion, rows: readonly object[]): Insertion {
  for (const { field, column } of insertion.columns) {
    if (column.hasDefault && rows.some((row) => (row as Record<string, unknown>)[field] === undefined)) {
      throw new RangeError(`${column.name} is given by some rows only; the others would lose its default`);
    }
  }
  return insertion;
}

/** A value as JSON that PostgreSQL reads back as the column's type. */
function plain(column: PgColumn, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (is(value, SQL)) throw new RangeError(`${column.name}: an expression cannot travel as data`);
  if (column.dataType === "json") return value;
  if (typeof value === "bigint") return value.toString();
  return Array.isArray(value) ? value : column.mapToDriverValue(value);
}
