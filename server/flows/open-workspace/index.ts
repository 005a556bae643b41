export { openWorkspace, openWorkspaceFor } from "./open-workspace";
