import { drizzle } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import type { Database } from "@/db/client";

/** A statement as it was sent, and what the server made of it. */
export interface ExplainedStatement {
  readonly text: string;
  readonly ms: number;
  readonly plan: readonly string[];
}

export interface Watched {
  /** Takes the application's role, as web and worker do. */
  readonly db: Database;
  /** What `work` sent, transaction control apart. */
  statementsOf(work: () => Promise<unknown>): Promise<{ text: string; parameters: unknown[] }[]>;
  /** Plans as the application's role in the workspace, with the times of an actual run. Changes nothing. */
  explain(tenantId: string, statements: readonly { text: string; parameters: unknown[] }[]): Promise<ExplainedStatement[]>;
  /** Processes of the server that answer `db`. */
  backends(): Promise<number[]>;
  close(): Promise<void>;
}

/** A connection that remembers what goes over it. */
export function watchDatabase(databaseUrl: string, connections: number): Watched {
  let kept: { text: string; parameters: unknown[] }[] | null = null;
  const connection = { application_name: "naru-bench-reads", role: "naru_app" };
  const client = postgres(databaseUrl, {
    max: connections, onnotice: () => undefined, connection,
    debug: (_connection, text, parameters) => kept?.push({ text, parameters }),
  });
  const plain = postgres(databaseUrl, { max: 1, onnotice: () => undefined, connection });
  return {
    db: drizzle(client),
    async statementsOf(work) {
      kept = [];
      try {
        await work();
        return kept.filter(({ text }) => /^\s*(select|with)/i.test(text) && !text.includes("pg_catalog"));
      } finally {
        kept = null;
      }
    },
    async backends() {
      // All of the pool at once, so that each connection names its own process.
      const rows = await Promise.all(Array.from({ length: connections }, () => client<{ pid: number }[]>`select pg_backend_pid() as pid from pg_sleep(0.05)`));
      return [...new Set(rows.flatMap((found) => found.map(({ pid }) => pid)))];
    },
    explain: (tenantId, statements) => explainAll(plain, tenantId, statements),
    close: async () => {
      await client.end({ timeout: 5 });
      await plain.end({ timeout: 5 });
    },
  };
}

async function explainAll(sql: Sql, tenantId: string, statements: readonly { text: string; parameters: unknown[] }[]): Promise<ExplainedStatement[]> {
  const explained: ExplainedStatement[] = [];
  await sql.begin(async (transaction) => {
    await transaction.unsafe(`set local app.tenant_id = '${tenantId}'`);
    for (const { text, parameters } of statements) {
      const rows = await transaction.unsafe<{ "QUERY PLAN": string }[]>(`explain (analyze, costs off, timing off, summary on, buffers off) ${withLiterals(text, parameters)}`);
      const plan = rows.map((row) => row["QUERY PLAN"]);
      const ms = Number(/Execution Time: ([\d.]+)/.exec(plan.join("\n"))?.[1] ?? 0) + Number(/Planning Time: ([\d.]+)/.exec(plan.join("\n"))?.[1] ?? 0);
      explained.push({ text: text.replace(/\s+/g, " ").trim(), ms, plan: plan.filter((line) => !/^(Planning|Execution) Time|^Planning:/.test(line)) });
    }
  });
  return explained;
}

/** Parameters as the driver has written them, put in their places: the plan is the one that is made for these values. */
function withLiterals(text: string, parameters: readonly unknown[]): string {
  return text.replace(/\$(\d+)/g, (_, number: string) => {
    const value = parameters[Number(number) - 1];
    return value === null || value === undefined ? "null" : `'${String(value).replaceAll("'", "''")}'`;
  });
}
