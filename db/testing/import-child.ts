import { connectDatabase } from "@/db/client";
import { continueRun } from "@/server/modules/imports";
import { loadWorkspace } from "@/server/modules/workspaces";
import { systemActor, type TenantId } from "@/server/platform/actor";
import { systemClock } from "@/server/platform/clock";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";

export interface ImportTask {
  readonly databaseUrl: string;
  readonly tenantId: string;
  readonly runId: string;
}

/** A worker that carries one import on, in a process that can be killed. Says when it begins, and nothing more. */
process.once("message", (task: ImportTask) => {
  const work = async () => {
    const { db, close } = connectDatabase(task.databaseUrl, { role: null, applicationName: "naru-import-child", max: 2 });
    const workspace = await withIdentity(localIdentityContext(db, systemClock, "child"), (scope) => loadWorkspace(scope, task.tenantId as TenantId));
    if (!workspace) throw new Error("no such workspace");
    process.send?.("begins");
    await continueRun({ database: db, workspace, actor: systemActor("worker"), clock: systemClock, requestId: "child" }, task.runId, { batch: 4 });
    await close();
    process.disconnect();
  };
  work().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
