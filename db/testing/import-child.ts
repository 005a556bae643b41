import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { preparingClient } from "@/db/preparing-client";
import { continueRun } from "@/server/modules/imports";
import { loadWorkspace } from "@/server/modules/workspaces";
import { systemActor, type TenantId } from "@/server/platform/actor";
import { systemClock } from "@/server/platform/clock";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";

export interface ImportTask {
  readonly databaseUrl: string;
  readonly tenantId: string;
  readonly runId: string;
  /** Dies in the middle of this statement of the run, as by `kill -9`; null lives to the end. */
  readonly dieAtStatement: number | null;
}

/** A worker that carries one import on, in a process that dies on request. One that lives says how many statements it took. */
process.once("message", (task: ImportTask) => {
  const work = async () => {
    let [begun, statements] = [false, 0];
    const debug = () => {
      if (!begun) return;
      statements += 1;
      // The statement is on its way when the turn of the loop ends.
      if (statements === task.dieAtStatement) setImmediate(() => process.kill(process.pid, "SIGKILL"));
    };
    const sql = postgres(task.databaseUrl, { max: 2, connection: { application_name: "naru-import-child" }, onnotice: () => undefined, debug });
    const db = drizzle(preparingClient(sql, true));
    const workspace = await withIdentity(localIdentityContext(db, systemClock, "child"), (scope) => loadWorkspace(scope, task.tenantId as TenantId));
    if (!workspace) throw new Error("no such workspace");
    begun = true;
    await continueRun({ database: db, workspace, actor: systemActor("worker"), clock: systemClock, requestId: "child" }, task.runId, { batch: 4 });
    await sql.end();
    process.send?.(statements, () => process.disconnect());
  };
  work().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
