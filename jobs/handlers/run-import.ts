import { z } from "zod";
import { continueRun, runsToContinue } from "@/server/modules/imports";
import { defineJob } from "../define-job";

/** Carries the dry run and the import of a file on to its end; `step` makes each wake-up a new one while there is progress. */
export const runImportJob = defineJob({
  name: "imports.run",
  queue: "work",
  payload: z.object({ tenantId: z.uuid(), runId: z.uuid(), step: z.string().max(60) }),
  id: ({ runId, step }) => `import.${runId}.${step}`,
  async due(scope) {
    const runs = await runsToContinue(scope);
    return runs.map((run) => ({ tenantId: scope.tenantId, ...run }));
  },
  async run(context, { runId }) {
    await continueRun(context, runId);
  },
});
