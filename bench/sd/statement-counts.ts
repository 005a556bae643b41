import type { Sql } from "postgres";

/** What pg_stat_statements saw between two readings. */
export interface StatementCount {
  /** Everything sent by the application, BEGIN, SET LOCAL and COMMIT included. */
  readonly statements: number;
  readonly byText: ReadonlyMap<string, { calls: number; ms: number }>;
}

export async function resetStatements(sql: Sql): Promise<void> {
  await sql`select pg_stat_statements_reset()`;
}

/** Top-level statements of the application's role since the last reset. */
export async function countStatements(sql: Sql): Promise<StatementCount> {
  const rows = await sql<{ query: string; calls: number; ms: number }[]>`
    select query, sum(calls)::float8 as calls, sum(total_exec_time + total_plan_time) as ms
    from pg_stat_statements where query not like '%pg_stat_statements%' group by query`;
  const byText = new Map(rows.map((r) => [r.query, { calls: r.calls, ms: r.ms }]));
  return { statements: rows.reduce((n, r) => n + r.calls, 0), byText };
}

/** The statements that took most of the server's time, one line each. */
export function dearest(count: StatementCount, loops: number, most = 25): string[] {
  const rows = [...count.byText].sort(([, a], [, b]) => b.ms - a.ms).slice(0, most);
  return rows.map(([text, { calls, ms }]) => {
    const line = text.replace(/\s+/g, " ");
    return `${(ms / loops).toFixed(3).padStart(8)} ms  ${(calls / loops).toFixed(2).padStart(6)} ×  ${line.length > 150 ? `${line.slice(0, 110)} … ${line.slice(-38)}` : line}`;
  });
}
