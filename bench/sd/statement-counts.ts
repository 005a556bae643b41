import type { Sql } from "postgres";

interface StatementCost {
  readonly calls: number;
  readonly ms: number;
  /** Pages of tables and indexes it looked at, and bytes it wrote to the log: neither depends on what else the machine does. */
  readonly pages: number;
  readonly logged: number;
}

/** What pg_stat_statements saw between two readings. */
export interface StatementCount {
  /** Everything sent by the application, BEGIN, SET LOCAL and COMMIT included. */
  readonly statements: number;
  readonly byText: ReadonlyMap<string, StatementCost>;
}

export async function resetStatements(sql: Sql): Promise<void> {
  await sql`select pg_stat_statements_reset()`;
}

/** Top-level statements of the application's role since the last reset. */
export async function countStatements(sql: Sql): Promise<StatementCount> {
  const rows = await sql<({ query: string } & StatementCost)[]>`
    select query, sum(calls)::float8 as calls, sum(total_exec_time + total_plan_time) as ms, sum(shared_blks_hit + shared_blks_read)::float8 as pages, sum(wal_bytes)::float8 as logged
    from pg_stat_statements where query not like '%pg_stat_statements%' group by query`;
  const byText = new Map(rows.map(({ query, ...cost }) => [query, cost]));
  return { statements: rows.reduce((n, r) => n + r.calls, 0), byText };
}

/** The statements that took most of the server's time, one line each. */
export function dearest(count: StatementCount, loops: number, most = 25): string[] {
  const rows = [...count.byText].sort(([, a], [, b]) => b.ms - a.ms).slice(0, most);
  return rows.map(([text, { calls, ms, pages, logged }]) => {
    const line = text.replace(/\s+/g, " ");
    const per = (amount: number, width: number, decimals = 0) => (amount / loops).toFixed(decimals).padStart(width);
    return `${per(ms, 8, 3)} ms  ${per(calls, 6, 2)} ×  ${per(pages, 6)} pages  ${per(logged, 7)} B  ${line.length > 150 ? `${line.slice(0, 110)} … ${line.slice(-38)}` : line}`;
  });
}

/** Row versions that each table got since the server's counters were reset, one line a table; an update that is not hot writes every index anew. */
export async function tableWrites(sql: Sql, loops: number): Promise<string[]> {
  const rows = await sql<{ name: string; inserted: number; updated: number; hot: number; indexes: number }[]>`
    select t.relname as name, n_tup_ins::float8 as inserted, n_tup_upd::float8 as updated, n_tup_hot_upd::float8 as hot,
      (select count(*)::int from pg_index i where i.indrelid = t.relid) as indexes
    from pg_stat_user_tables t where n_tup_ins + n_tup_upd > 0
    order by (n_tup_ins + n_tup_upd - n_tup_hot_upd) * (select count(*) from pg_index i where i.indrelid = t.relid) desc`;
  const per = (count: number) => (count / loops).toFixed(2).padStart(8);
  return rows.map((r) => `${r.name.padEnd(28)}${per(r.inserted)} inserted${per(r.updated)} updated${per(r.hot)} hot${String(r.indexes).padStart(4)} indexes`);
}
