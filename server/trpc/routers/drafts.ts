import { discardDraft, getDraft, keepDraft } from "@/server/modules/drafts";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const draftsRouter = router({
  get: queryProcedure(getDraft),
  keep: commandProcedure(keepDraft),
  discard: commandProcedure(discardDraft),
});
