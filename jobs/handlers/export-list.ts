import { z } from "zod";
import { carryOutExport, exportsToCarryOut } from "@/server/modules/lists";
import { defineJob } from "../define-job";

/** Makes the file of a list that somebody asked for. */
export const exportListJob = defineJob({
  name: "lists.export",
  queue: "work",
  payload: z.object({ tenantId: z.uuid(), exportId: z.uuid(), step: z.string().max(40) }),
  id: ({ exportId, step }) => `export.${exportId}.${step}`,
  async due(scope) {
    const waiting = await exportsToCarryOut(scope);
    return waiting.map((one) => ({ tenantId: scope.tenantId, ...one }));
  },
  async run(context, { exportId }) {
    await carryOutExport(context, exportId);
  },
});
