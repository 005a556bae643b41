import { z } from "zod";
import { carryOutStatements, statementsToSend } from "@/server/modules/documents";
import { defineJob } from "../define-job";

/** Mails the statements that somebody asked for many customers. */
export const sendStatementsJob = defineJob({
  name: "documents.send-statements",
  queue: "work",
  payload: z.object({ tenantId: z.uuid(), runId: z.uuid(), step: z.string().max(40) }),
  id: ({ runId, step }) => `statements.${runId}.${step}`,
  async due(scope) {
    const waiting = await statementsToSend(scope);
    return waiting.map((one) => ({ tenantId: scope.tenantId, ...one }));
  },
  async run(context, { runId }) {
    await carryOutStatements(context, runId);
  },
});
