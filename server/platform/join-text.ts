import { sql, type SQL } from "drizzle-orm";

/**
 * Texts one after the other with a space between, as `concat_ws(' ', …)` does, of functions that always answer the same:
 * a distributed PostgreSQL takes no others into an UPDATE of a row's own columns.
 */
export function joinText(...parts: readonly unknown[]): SQL {
  return sql`rtrim(${sql.join(parts.map((part) => sql`coalesce(${part} || ' ', '')`), sql` || `)})`;
}
