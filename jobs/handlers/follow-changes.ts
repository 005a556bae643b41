import { z } from "zod";
import { followChanges, isIndexBehind } from "@/server/modules/search";
import { defineJob } from "../define-job";

/** A busy workspace is indexed once in so long, not once for every commit. */
const EVERY_MS = 1_500;

export const followChangesJob = defineJob({
  name: "search.follow",
  queue: "work",
  payload: z.object({ tenantId: z.uuid(), turn: z.number().int() }),
  id: ({ tenantId, turn }) => `search.${tenantId}.${turn}`,
  async due(scope) {
    if (!(await isIndexBehind(scope))) return [];
    return [{ tenantId: scope.tenantId, turn: Math.floor(scope.now.getTime() / EVERY_MS) }];
  },
  run: (context) => followChanges(context),
});
