import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { putInOrder } from "@/server/kernel/put-in-order";
import { registryGaps } from "../rules/table-registry";

type Reader = { readonly db: Pick<Transaction, "execute"> };

/** The columns of every table of the application, by table. */
export async function liveColumns({ db }: Reader): Promise<Map<string, string[]>> {
  const rows = await db.execute<{ name: string; columns: string[] }>(sql`
    select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    group by c.relname`);
  return new Map(rows.map((row) => [row.name, row.columns]));
}

/** Tables so that each stands after those its foreign keys point at; a table's keys to itself do not count. */
export async function tablesByReference({ db }: Reader): Promise<string[]> {
  const tables = [...(await liveColumns({ db })).keys()];
  const keys = await db.execute<{ from: string; to: string }>(sql`
    select distinct f.relname::text as "from", t.relname::text as "to"
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    join pg_namespace n on n.oid = f.relnamespace
    where k.contype = 'f' and n.nspname = 'public' and k.conrelid <> k.confrelid`);
  return putInOrder(tables, keys);
}

/** @throws Error when the database has tables or columns that this version does not know, or lacks some: nothing may be left out unseen. */
export async function requireKnownCatalogue(scope: Reader): Promise<void> {
  const gaps = registryGaps(await liveColumns(scope));
  if (gaps.length > 0) throw new Error(`This version of Naru and the database do not agree; run npm run db:migrate.\n${gaps.join("\n")}`);
}
