import { eq, getTableColumns, getTableName, sql, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { databaseRefusal } from "./failure";
import type { TenantScope } from "./tenant-scope";

type TenantKeyed = PgTable & { tenantId: PgColumn; id: PgColumn };

/** A table of a record: its own row, or rows that belong to it. `of` holds the record's id. */
export interface RecordPart {
  readonly table: TenantKeyed;
  readonly of: PgColumn;
}

/** Rows of a record by table, as JSON text: never parsed, so that no amount loses a digit. */
export type RecordImage = Readonly<Record<string, string>>;

export interface TakenImage {
  readonly image: RecordImage;
  /** Equal hashes mean equal content; counters of changes and moments do not count. */
  readonly hash: string;
}

/** Why a record cannot be taken back: other rows refer to it (the first table that does), or its unique keys are taken. */
export class StillUsed extends Error {
  constructor(readonly by: string) {
    super(`still used by ${by}`);
  }
}

export interface StoredRecord {
  readonly entity: string;
  /** Images of the records that exist, held until the transaction ends; a record without any row is absent. */
  take(scope: TenantScope, ids: readonly string[]): Promise<Map<string, TakenImage>>;
  /** Makes the record what the image says: rows that came later go, the others are as they were. @throws StillUsed */
  putBack(scope: TenantScope, id: string, image: RecordImage): Promise<void>;
  /** Removes the record with all its parts. @throws StillUsed */
  remove(scope: TenantScope, id: string): Promise<void>;
}

const UNCOUNTED = ["version", "updated_at", "created_at", "search_text"];

/**
 * Declares how a record lies in its tables, the own row first, so that an import can keep what it was and bring it back.
 * Only the database's own foreign keys decide whether a record may go.
 */
export function defineStoredRecord(entity: string, parts: readonly RecordPart[]): StoredRecord {
  return {
    entity,
    async take(scope, ids) {
      const found = new Map<string, { image: Record<string, string>; hash: string[] }>();
      if (ids.length === 0) return new Map();
      for (const part of parts) {
        for (const { record, rows, hash } of await imagesOf(scope, part, ids)) {
          const one = found.get(record) ?? { image: {}, hash: [] };
          one.image[getTableName(part.table)] = rows;
          one.hash.push(`${getTableName(part.table)} ${hash}`);
          found.set(record, one);
        }
      }
      return new Map([...found].map(([id, { image, hash }]) => [id, { image, hash: hash.join("; ") }]));
    },
    async putBack(scope, id, image) {
      await guarded(scope, async (inner) => {
        for (const part of [...parts].reverse()) await removeLater(inner, part, id, image[getTableName(part.table)] ?? "[]");
        for (const part of parts) await upsertRows(inner, part, id, image[getTableName(part.table)] ?? "[]");
      });
    },
    async remove(scope, id) {
      await guarded(scope, async (inner) => {
        for (const { table, of } of [...parts].reverse()) await inner.db.delete(table).where(sql`${eq(table.tenantId, scope.tenantId)} and ${eq(of, id)}`);
      });
    },
  };
}

/** Several records that stand under one id (an item, its prices, its suppliers), as one. */
export function joinStoredRecords(entity: string, records: readonly StoredRecord[]): StoredRecord {
  return {
    entity,
    async take(scope, ids) {
      const all = new Map<string, TakenImage>();
      for (const record of records) {
        for (const [id, taken] of await record.take(scope, ids)) {
          const before = all.get(id);
          all.set(id, before ? { image: { ...before.image, ...taken.image }, hash: `${before.hash}; ${taken.hash}` } : taken);
        }
      }
      return all;
    },
    async putBack(scope, id, image) {
      await guarded(scope, async (inner) => {
        for (const record of [...records].reverse()) await record.putBack(inner, id, image);
      });
    },
    async remove(scope, id) {
      await guarded(scope, async (inner) => {
        for (const record of [...records].reverse()) await record.remove(inner, id);
      });
    },
  };
}

async function imagesOf(scope: TenantScope, { table, of }: RecordPart, ids: readonly string[]) {
  const uncounted = sql.join(UNCOUNTED.map((name) => sql`${name}`), sql`, `);
  const list = sql.join(ids.map((id) => sql`${id}::uuid`), sql`, `);
  return scope.db.execute<{ record: string; rows: string; hash: string }>(sql`
    select held.record::text as record, jsonb_agg(held.line order by held.line ->> 'id')::text as rows,
      md5(jsonb_agg(held.line - array[${uncounted}]::text[] order by held.line ->> 'id')::text) as hash
    from (
      select ${of} as record, to_jsonb(${table}) as line from ${table}
      where ${eq(table.tenantId, scope.tenantId)} and ${of} in (${list}) for update
    ) held group by held.record`);
}

async function removeLater(scope: TenantScope, { table, of }: RecordPart, id: string, rows: string): Promise<void> {
  await scope.db
    .delete(table)
    .where(sql`${eq(table.tenantId, scope.tenantId)} and ${eq(of, id)} and ${table.id} not in (select (line ->> 'id')::uuid from jsonb_array_elements(${rows}::jsonb) line)`);
}

async function upsertRows(scope: TenantScope, { table, of }: RecordPart, id: string, rows: string): Promise<void> {
  const columns = Object.values(getTableColumns(table)).filter((column) => column.generated === undefined);
  const names = columns.map((column) => sql.identifier(column.name));
  const settings = columns.flatMap((column): SQL[] => {
    const name = sql.identifier(column.name);
    if (column.name === "tenant_id" || column.name === "id") return [];
    // Whoever has the record open must notice.
    if (column.name === "version") return [sql`${name} = ${table}.version + 1`];
    // As a literal: where rows conflict, a distributed PostgreSQL takes no values.
    if (column.name === "updated_at") return [sql`${name} = ${sql.raw(`'${scope.now.toISOString()}'::timestamptz`)}`];
    return [sql`${name} = excluded.${name}`];
  });
  const list = sql.join(names, sql`, `);
  await scope.db.execute(sql`
    insert into ${table} (${list})
    select ${list} from jsonb_populate_recordset(null::${table}, ${rows}::jsonb) was
    where was.tenant_id = ${scope.tenantId} and was.${sql.identifier(of.name)} = ${id}
    on conflict (tenant_id, id) do update set ${sql.join(settings, sql`, `)}`);
}

/** A refusal of the database takes back only what was tried. */
async function guarded(scope: TenantScope, work: (inner: TenantScope) => Promise<void>): Promise<void> {
  try {
    await scope.db.transaction((db) => work({ ...scope, db } as TenantScope));
  } catch (error) {
    const refusal = error instanceof StillUsed ? null : databaseRefusal(error);
    if (refusal?.state === "23503" || refusal?.state === "23505") throw new StillUsed(refusal.table);
    throw error;
  }
}
