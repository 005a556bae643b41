export { cancelRun, checkRun, configureRun, correctRows, createRun, startRun, undoRun } from "./commands/prepare-run";
export { continueRun } from "./continue-run";
export { errorFile } from "./queries/error-file";
export { faultGroups } from "./queries/fault-groups";
export { listKeptRows } from "./queries/list-kept-rows";
export { getRun, listFaultyRows, listRuns, runsToContinue } from "./queries/list-runs";
export { previewRun } from "./queries/preview-run";
export { IMPORT_KINDS, type ImportKind } from "./rules/import-fields";
export { ENCODINGS } from "./rules/decode-text";
