import { cpus, totalmem } from "node:os";
import type { Sql } from "postgres";

/** In one line: processors, memory, Node, PostgreSQL. */
export async function describeMachine(sql: Sql): Promise<string> {
  const [row] = await sql<{ server_version: string }[]>`show server_version`;
  const processors = cpus();
  return `${processors.length} × ${processors[0]?.model.trim() ?? "processor"}, ${Math.round(totalmem() / 1024 ** 3)} GB, ${process.platform}, Node ${process.versions.node}, PostgreSQL ${row?.server_version ?? "?"}`;
}
