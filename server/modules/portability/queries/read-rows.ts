import { sql, type SQL } from "drizzle-orm";
import { createHash } from "node:crypto";
import type { Transaction } from "@/db/client";
import { archivedColumns, entryOf, TABLE_REGISTRY } from "../rules/table-registry";

interface Reader {
  readonly db: Pick<Transaction, "execute">;
  readonly tenantId: string;
}

const BATCH = 500;

const TOKEN = "token=[A-Za-z0-9_-]{16,}";

/** Rows as PostgreSQL's own JSON: exact numbers, moments to the microsecond in UTC (the transaction's time zone). */
function asLines(table: string, rest: SQL): SQL {
  const { links } = entryOf(table);
  const columns = archivedColumns(table).map((name) => {
    const column = sql.identifier(name);
    return links.includes(name) ? sql`regexp_replace(${column}, ${TOKEN}, 'token=left-out', 'g') as ${column}` : sql`${column}`;
  });
  return sql`select row_to_json(r)::text as line, to_jsonb(r) ->> 'id' as id from (select ${sql.join(columns, sql`, `)} from ${rest}) r`;
}

/** All rows of a workspace in one of its own tables, by id. */
export async function* rowsOfWorkspace({ db, tenantId }: Reader, table: string): AsyncGenerator<string[]> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await db.execute<{ line: string; id: string }>(
      asLines(table, sql`${sql.identifier(table)} where tenant_id = ${tenantId}::uuid and id > ${after}::uuid order by id limit ${BATCH}`),
    );
    if (rows.length > 0) yield rows.map((row) => row.line);
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.id;
  }
}

/** What of a shared table belongs to a workspace: its own rows, and the accounts of its people. */
export async function* sharedRowsOf({ db, tenantId }: Reader, table: string): AsyncGenerator<string[]> {
  const id = sql`${tenantId}::uuid`;
  const own = sql`${sql.identifier(table)} where tenant_id = ${id} order by ${sql.identifier(table === "memberships" ? "user_id" : "id")}`;
  const people = sql`users where id in (select user_id from memberships where tenant_id = ${id} union select invited_by from invitations where tenant_id = ${id}
    union select created_by from api_keys where tenant_id = ${id}) order by id`;
  const source = table === "tenants" ? sql`tenants where id = ${id}` : table === "users" ? people : own;
  const rows = await db.execute<{ line: string }>(asLines(table, source));
  yield rows.map((row) => row.line);
}

/** SHA-256 over names, types and nullability of what an archive holds: equal where rows of one fit into the other. */
export async function schemaFingerprint({ db }: Pick<Reader, "db">): Promise<string> {
  const rows = await db.execute<{ table: string; column: string; type: string }>(sql`
    select c.relname::text as "table", a.attname::text as "column", format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end as type
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped order by c.relname collate "C", a.attname collate "C"`);
  const held = rows.filter(({ table, column }) => TABLE_REGISTRY[table]?.archived !== "none" && archivedColumns(table).includes(column));
  return createHash("sha256").update(held.map((r) => `${r.table}.${r.column} ${r.type}`).join("\n")).digest("hex");
}

/** Columns that the database computes itself, by table: they are read, never written. */
export async function computedColumns({ db }: Pick<Reader, "db">): Promise<Set<string>> {
  const rows = await db.execute<{ name: string }>(sql`
    select c.relname || '.' || a.attname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname = 'public' and a.attgenerated <> ''`);
  return new Set(rows.map((row) => row.name));
}
