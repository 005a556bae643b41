import { z } from "zod";
import { continueSample, removeSample } from "@/server/flows/sample-company";
import { pendingSample } from "@/server/modules/setup";
import { defineJob } from "../define-job";

/** Fills a workspace of sample data, or removes it when that was asked. */
export const fillSampleJob = defineJob({
  name: "sample.fill",
  queue: "work",
  payload: z.object({ tenantId: z.uuid(), turn: z.string().max(40) }),
  id: ({ tenantId, turn }) => `sample.${tenantId}.${turn}`,
  async due(scope) {
    const pending = await pendingSample(scope);
    return pending ? [{ tenantId: scope.tenantId, turn: pending.remove ? "remove" : `step-${pending.done}` }] : [];
  },
  async run(context, { turn }) {
    await (turn === "remove" ? removeSample(context) : continueSample(context));
  },
});
