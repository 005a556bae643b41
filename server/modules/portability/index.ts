export { eraseContact, eraseCustomer, eraseSupplier } from "./commands/erase-person";
export { eraseUser } from "./erase-user";
export { eraseWorkspace, type ErasedWorkspace } from "./erase-workspace";
export { exportWorkspace } from "./export-workspace";
export { importWorkspace, type ImportedWorkspace } from "./import-workspace";
export { idByCode } from "./queries/find-account";
export { findWorkspace } from "./queries/find-workspace";
export { requireKnownCatalogue, tablesByReference } from "./queries/live-catalogue";
export type { Manifest } from "./rules/manifest";
