import { askRemoval, dismissChecklist, getChecklist } from "@/server/modules/setup";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const setupRouter = router({
  checklist: queryProcedure(getChecklist),
  dismiss: commandProcedure(dismissChecklist),
  removeSample: commandProcedure(askRemoval),
});
