export { cancelRun, checkRun, configureRun, createRun, startRun } from "./commands/prepare-run";
export { continueRun } from "./continue-run";
export { errorFile } from "./queries/error-file";
export { getRun, listFaultyRows, listRuns, runsToContinue } from "./queries/list-runs";
export { previewRun } from "./queries/preview-run";
export { IMPORT_KINDS, type ImportKind } from "./rules/import-fields";
export { ENCODINGS } from "./rules/decode-text";
