export { eraseWorkspace, type ErasedWorkspace } from "./erase-workspace";
export { exportWorkspace } from "./export-workspace";
export { importWorkspace, type ImportedWorkspace } from "./import-workspace";
export { requireKnownCatalogue, tablesByReference } from "./queries/live-catalogue";
export type { Manifest } from "./rules/manifest";
