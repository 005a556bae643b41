import { fillPlaceholders, sql, type Placeholder, type Query, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Database, Transaction } from "@/db/client";
import type { TenantScope } from "./tenant-scope-type";

/** What the query builder makes ready to run; the part of it that is used here. */
interface Prepared<Row> {
  client: unknown;
  execute(values: Readonly<Record<string, unknown>>): Promise<Row[]>;
}

/** A select of the query builder that has not been sent. */
interface Buildable<Row> extends PromiseLike<Row[]> {
  prepare(name: string): unknown;
}

/** Stands for a value that is given when the statement runs. */
export type ValueOf<Name extends string> = (name: Name | "tenantId") => Placeholder;

/**
 * A read whose text never changes, built once per process: where an order is confirmed ten times a second, building the same
 * statement again costs more than running it. `build` gets placeholders for the values called `names`; `tenantId` is filled
 * in from the scope, so a statement cannot be run for another workspace than the transaction's.
 * Values are what PostgreSQL reads: text, numbers, bigint, calendar dates; ids of many rows as `idArray(ids)`.
 */
export function statement<const Name extends string, Row>(
  names: readonly Name[],
  build: (db: Transaction, value: ValueOf<Name>) => Buildable<Row>,
): (scope: TenantScope, values: Readonly<Record<Name, unknown>>) => Promise<Row[]> {
  let built: Prepared<Row> | undefined;
  return async (scope, values) => {
    built ??= build(scope.db, (name) => sql.placeholder(name)).prepare("statement") as Prepared<Row>;
    // The prepared statement remembers the connection it was built on; each transaction runs a copy on its own.
    const own = Object.assign(Object.create(Object.getPrototypeOf(built) as object) as Prepared<Row>, built, { client: clientOf(scope.db) });
    for (const name of names) if (values[name] === undefined) throw new RangeError(`a statement lacks its value ${name}`);
    return own.execute({ ...values, tenantId: scope.tenantId });
  };
}

/** The connection of a transaction, as far as it is used here. */
interface Client {
  unsafe(text: string, parameters: unknown[]): Promise<unknown[]>;
}

function clientOf(db: Transaction): Client {
  return (db as unknown as { session: { client: Client } }).session.client;
}

/**
 * The same for SQL written by hand: many rows travel as one JSON parameter (`json_to_recordset`), so that the text does not
 * depend on how many there are. Besides `tenantId`, `now` is filled in from the scope. Answers the rows it returns, raw.
 */
export function sqlStatement<const Name extends string, Row = { id: string }>(
  names: readonly Name[],
  build: (value: ValueOf<Name | "now">) => SQL,
): (scope: TenantScope, values: Readonly<Record<Name, unknown>>) => Promise<Row[]> {
  let built: Query | undefined;
  return async (scope, values) => {
    built ??= new PgDialect().sqlToQuery(build((name) => sql.placeholder(name)));
    for (const name of names) if (values[name] === undefined) throw new RangeError(`a statement lacks its value ${name}`);
    const parameters = fillPlaceholders(built.params, { ...values, tenantId: scope.tenantId, now: scope.now.toISOString() });
    return (await clientOf(scope.db).unsafe(built.sql, parameters)) as Row[];
  };
}

/**
 * A read of the shared tables outside any transaction whose text never changes (who asks: once for every request), built once
 * for each pool.
 */
export function databaseStatement<Row>(build: (db: Database) => { execute(values: Record<string, unknown>): Promise<Row[]> }) {
  const built = new WeakMap<Database, { execute(values: Record<string, unknown>): Promise<Row[]> }>();
  return (database: Database, values: Readonly<Record<string, string>>): Promise<Row[]> => {
    const known = built.get(database) ?? build(database);
    built.set(database, known);
    return known.execute(values);
  };
}

/** Ids as the text of a PostgreSQL array, for `= any(${value}::uuid[])`. */
export function idArray(ids: readonly string[]): string {
  return `{${ids.join(",")}}`;
}
