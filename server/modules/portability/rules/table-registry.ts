import { columnsOf, type TableEntry } from "./table-entry";
import { bookTables } from "./tables-of-books";
import { masterDataTables } from "./tables-of-master-data";
import { platformTables, sharedTables } from "./tables-of-platform";
import { tradeTables } from "./tables-of-trade";

/**
 * Every table of the database and every column of it: whether a workspace's archive holds it, and what becomes of it
 * when a person is erased. A test holds it to the live catalogue, so that a new table or column is decided about before
 * it ships; exports and erasures refuse to run on a database that it does not describe.
 */
export const TABLE_REGISTRY: Readonly<Record<string, TableEntry>> = { ...sharedTables, ...masterDataTables, ...tradeTables, ...bookTables, ...platformTables };

/** Names of the tables that a workspace shares with others. */
export const SHARED = new Set(Object.keys(sharedTables));

/** Shared tables of an archive, in the order in which their rows can be written. */
export const ARCHIVED_SHARED = ["tenants", "users", "memberships", "invitations", "api_keys"] as const;

export function entryOf(table: string): TableEntry {
  const entry = TABLE_REGISTRY[table];
  if (!entry) throw new Error(`${table} has no entry in the table registry`);
  return entry;
}

/** The columns of a table that an archive holds, in a fixed order: keys first, then by name. */
export function archivedColumns(table: string): string[] {
  const entry = entryOf(table);
  const keys = ["tenant_id", "id"];
  const rest = columnsOf(entry).filter((column) => !keys.includes(column) && !entry.secrets.includes(column)).sort();
  return [...keys.filter((key) => entry.facts.includes(key)), ...rest];
}

/** What differs between the registry and a database, as lines for people; empty when they agree. */
export function registryGaps(live: ReadonlyMap<string, readonly string[]>): string[] {
  const gaps: string[] = [];
  for (const [table, columns] of live) {
    const entry = TABLE_REGISTRY[table];
    if (!entry) {
      gaps.push(`table ${table} has no entry`);
      continue;
    }
    const known = columnsOf(entry);
    for (const column of columns) if (!known.includes(column)) gaps.push(`column ${table}.${column} has no entry`);
    for (const column of known) if (!columns.includes(column)) gaps.push(`column ${table}.${column} is not in the database`);
    for (const column of new Set(known)) if (known.filter((name) => name === column).length > 1) gaps.push(`column ${table}.${column} has two entries`);
  }
  for (const table of Object.keys(TABLE_REGISTRY)) if (!live.has(table)) gaps.push(`table ${table} is not in the database`);
  return gaps.sort();
}
