import { dueSteps, editActivity, finishNextStep, getActivity, logActivity, reopenNextStep, restoreActivity, withdrawActivity } from "@/server/modules/activities";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const activitiesRouter = router({
  get: queryProcedure(getActivity),
  dueSteps: queryProcedure(dueSteps),
  log: commandProcedure(logActivity),
  edit: commandProcedure(editActivity),
  withdraw: commandProcedure(withdrawActivity),
  restore: commandProcedure(restoreActivity),
  finishNextStep: commandProcedure(finishNextStep),
  reopenNextStep: commandProcedure(reopenNextStep),
});
