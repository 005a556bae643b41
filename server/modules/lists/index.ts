export { boundLists } from "./bound-lists";
export { carryOutExport } from "./carry-out-export";
export { chooseDefaultView, deleteView, keepLayout, saveView, updateView } from "./commands/keep-views";
export { dismissExport, startExport } from "./commands/start-export";
export { pruneExports } from "./prune-exports";
export { exportsToCarryOut, listExports } from "./queries/list-exports";
export { listState } from "./queries/list-state";
