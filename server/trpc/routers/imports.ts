import { cancelRun, checkRun, configureRun, correctRows, createRun, errorFile, faultGroups, getRun, listFaultyRows, listKeptRows, listRuns, previewRun, startRun, templateFile, undoRun } from "@/server/modules/imports";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const importsRouter = router({
  list: queryProcedure(listRuns),
  get: queryProcedure(getRun),
  preview: queryProcedure(previewRun),
  faultyRows: queryProcedure(listFaultyRows),
  faultGroups: queryProcedure(faultGroups),
  keptRows: queryProcedure(listKeptRows),
  errorFile: queryProcedure(errorFile),
  template: queryProcedure(templateFile),
  create: commandProcedure(createRun),
  configure: commandProcedure(configureRun),
  check: commandProcedure(checkRun),
  correct: commandProcedure(correctRows),
  undo: commandProcedure(undoRun),
  start: commandProcedure(startRun),
  cancel: commandProcedure(cancelRun),
});
