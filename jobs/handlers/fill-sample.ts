import { z } from "zod";
import { continueRemoval, continueSample, halfRemovedSamples, removeSample } from "@/server/flows/sample-company";
import { pendingSample } from "@/server/modules/setup";
import { defineJob, defineSharedJob } from "../define-job";

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

/** Ends removals whose worker was killed: a closed workspace has no jobs of its own any more. */
export const removeSampleJob = defineSharedJob({
  name: "sample.remove",
  queue: "work",
  payload: z.object({ slug: z.string().min(1).max(100) }),
  id: ({ slug }) => `sample-remove.${slug}`,
  async due(scope) {
    return (await halfRemovedSamples(scope)).map((slug) => ({ slug }));
  },
  run: (context, { slug }) => continueRemoval(context, slug),
});
