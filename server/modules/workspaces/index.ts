export { createWorkspace } from "./commands/create-workspace";
export { workspaceInput } from "./inputs";
export { listActiveWorkspaces, loadWorkspace, loadWorkspaceBySlug } from "./queries/load-workspace";
export { insertUser } from "./store-users";
export { putMembership } from "./store-memberships";
