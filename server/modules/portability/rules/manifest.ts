import { z } from "zod";
import { fault, type Fault } from "@/server/kernel/errors";
import { archivedColumns, TABLE_REGISTRY } from "./table-registry";

export const ARCHIVE_FORMAT = "naru-workspace";
/** Rises when an older program could no longer read what a newer one writes. */
export const ARCHIVE_VERSION = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** `manifest.json`, the last entry of an archive. Only `exportedAt` differs between two archives of the same data. */
export const manifestSchema = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  formatVersion: z.number().int(),
  exportedAt: z.string(),
  /** The version of Naru that wrote it. */
  naru: z.string(),
  /** SHA-256 over the names, types and nullability of the archived columns. */
  schema: sha256,
  workspace: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int(), bytes: z.number().int(), sha256 })),
  files: z.array(z.object({ id: z.uuid(), bytes: z.number().int(), sha256 })),
  /** Files whose bytes were gone when the archive was written. */
  filesMissing: z.array(z.uuid()),
});
export type Manifest = z.output<typeof manifestSchema>;

/** What was found in one table's or file's entries when they were read. */
export interface Found {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Every way in which the entries of an archive are not what its manifest says. */
export function damages(manifest: Manifest, tables: ReadonlyMap<string, Found>, files: ReadonlyMap<string, Found>): Fault[] {
  const faults: Fault[] = [];
  const compare = (place: string, told: { rows?: number; bytes: number; sha256: string }, found: Found | undefined) => {
    if (!found) return void (told.bytes > 0 && faults.push(fault(place, "portability.entry_missing", { place })));
    if (told.rows !== undefined && told.rows !== found.rows) faults.push(fault(place, "portability.rows_differ", { place, told: told.rows, found: found.rows }));
    if (told.sha256 !== found.sha256) faults.push(fault(place, "portability.content_differs", { place }));
  };
  for (const table of manifest.tables) compare(`tables/${table.name}`, table, tables.get(table.name));
  for (const file of manifest.files) compare(`files/${file.id}`, file, files.get(file.id));
  const strays = [
    ...[...tables.keys()].filter((name) => !manifest.tables.some((table) => table.name === name)).map((name) => `tables/${name}`),
    ...[...files.keys()].filter((id) => !manifest.files.some((file) => file.id === id)).map((id) => `files/${id}`),
  ];
  return [...faults, ...strays.map((place) => fault(place, "portability.entry_unknown", { place }))];
}

/** Every way in which an archive does not fit this version's tables. `schema` is the fingerprint of the live database. */
export function misfits(manifest: Manifest, schema: string): Fault[] {
  const faults: Fault[] = [];
  const { naru } = manifest;
  const wanted = Object.keys(TABLE_REGISTRY).filter((table) => TABLE_REGISTRY[table]?.archived !== "none");
  const told = new Map(manifest.tables.map((table) => [table.name, table.columns]));
  for (const table of wanted) {
    const columns = told.get(table);
    if (!columns) {
      faults.push(fault(table, "portability.table_lacking", { table, naru }));
      continue;
    }
    const here = archivedColumns(table);
    for (const column of columns) if (!here.includes(column)) faults.push(fault(table, "portability.column_unknown", { column: `${table}.${column}`, naru }));
    for (const column of here) if (!columns.includes(column)) faults.push(fault(table, "portability.column_lacking", { column: `${table}.${column}`, naru }));
  }
  for (const table of told.keys()) if (!wanted.includes(table)) faults.push(fault(table, "portability.table_unknown", { table, naru }));
  if (faults.length === 0 && schema !== manifest.schema) faults.push(fault("schema", "portability.schema_differs", { naru }));
  return faults;
}
