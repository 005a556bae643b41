import { cancelRun, checkRun, configureRun, createRun, errorFile, getRun, listFaultyRows, listRuns, previewRun, startRun } from "@/server/modules/imports";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const importsRouter = router({
  list: queryProcedure(listRuns),
  get: queryProcedure(getRun),
  preview: queryProcedure(previewRun),
  faultyRows: queryProcedure(listFaultyRows),
  errorFile: queryProcedure(errorFile),
  create: commandProcedure(createRun),
  configure: commandProcedure(configureRun),
  check: commandProcedure(checkRun),
  start: commandProcedure(startRun),
  cancel: commandProcedure(cancelRun),
});
