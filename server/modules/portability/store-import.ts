import { sql, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { archivedColumns, entryOf } from "./rules/table-registry";

type Writer = { readonly db: Pick<Transaction, "execute"> };

const idents = (names: readonly string[], prefix?: SQL) => sql.join(names.map((name) => (prefix ? sql`${prefix}.${sql.identifier(name)}` : sql.identifier(name))), sql`, `);

/** What the rows of one table pass through, so that each table is written by one statement and may point at itself. */
export async function openStaging({ db }: Writer): Promise<void> {
  await db.execute(sql`create temporary table naru_import (position bigserial primary key, line jsonb not null) on commit drop`);
  await db.execute(sql`create temporary table naru_import_people (theirs uuid primary key, mine uuid not null, made boolean not null) on commit drop`);
}

export async function stageRows({ db }: Writer, lines: readonly string[]): Promise<void> {
  await db.execute(sql`insert into naru_import (line) select value from jsonb_array_elements(${`[${lines.join(",")}]`}::jsonb)`);
}

async function emptyStaging({ db }: Writer): Promise<void> {
  await db.execute(sql`truncate naru_import`);
}

/**
 * Settles who the people of the archive are here: who has the address already is that person, whatever their id there;
 * the others get an account with `passwordHash`, which nobody knows the password of.
 */
export async function writePeople(writer: Writer, passwordHash: string): Promise<void> {
  const { db } = writer;
  await db.execute(sql`
    insert into naru_import_people (theirs, mine, made)
    select u.id, coalesce(same.id, here.id, u.id), same.id is null and here.id is null
    from naru_import s cross join lateral jsonb_populate_record(null::users, s.line) u
    left join users same on same.email = u.email left join users here on here.id = u.id`);
  const columns = archivedColumns("users");
  await db.execute(sql`
    insert into users (${idents(columns)}, password_hash)
    select ${idents(columns, sql`u`)}, ${passwordHash} from naru_import s cross join lateral jsonb_populate_record(null::users, s.line) u
    join naru_import_people p on p.theirs = u.id where p.made`);
  await emptyStaging(writer);
}

/** Accounts that the import made, for whom nobody has a password yet. */
export async function peopleMade({ db }: Writer, tenantId: string): Promise<{ userId: string; email: string; role: string }[]> {
  const rows = await db.execute<{ userId: string; email: string; role: string }>(sql`
    select u.id as "userId", u.email, m.role from naru_import_people p join users u on u.id = p.mine
    join memberships m on m.tenant_id = ${tenantId}::uuid and m.user_id = u.id where p.made and m.deactivated_at is null order by u.email`);
  return [...rows];
}

/**
 * Writes the staged rows of a table. Ids of people become those they have here.
 * @param given secret columns that no archive holds, by the row's id
 * @returns how many rows
 */
export async function writeStaged(writer: Writer, table: string, computed: ReadonlySet<string>, given?: { column: string; byId: Readonly<Record<string, string>> }): Promise<number> {
  const { users } = entryOf(table);
  const columns = archivedColumns(table).filter((column) => !computed.has(`${table}.${column}`));
  const values = columns.map((column) => {
    const own = sql`r.${sql.identifier(column)}`;
    return users.includes(column) ? sql`coalesce((select p.mine from naru_import_people p where p.theirs = ${own} and p.mine <> p.theirs), ${own})` : own;
  });
  const into = given ? [...columns, given.column] : columns;
  if (given) values.push(sql`${JSON.stringify(given.byId)}::jsonb ->> r.id::text`);
  // With RETURNING: a distributed PostgreSQL would otherwise write the rows by COPY, which row-level security refuses.
  const [result] = await writer.db.execute<{ rows: number }>(sql`
    with written as (
      insert into ${sql.identifier(table)} (${idents(into)})
      select ${sql.join(values, sql`, `)} from naru_import s cross join lateral jsonb_populate_record(null::${sql.identifier(table)}, s.line) r order by s.position
      returning 1)
    select count(*)::int as rows from written`);
  await emptyStaging(writer);
  return result?.rows ?? 0;
}

/** Ids of the staged rows, for what must be computed for each. */
export async function stagedIds({ db }: Writer): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select line ->> 'id' as id from naru_import order by position`);
  return rows.map((row) => row.id);
}
