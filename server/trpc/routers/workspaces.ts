import { switchFunction } from "@/server/flows/switch-function";
import { openWorkspace } from "@/server/flows/open-workspace";
import { openSample } from "@/server/flows/sample-company";
import { apiKeyText, changeCompany, changePolicies, createApiKey, getSettings, listApiKeys, revokeApiKey } from "@/server/modules/workspaces";
import { identityProcedure } from "../identity-procedures";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const workspacesRouter = router({
  open: identityProcedure(openWorkspace, (ctx) => [
    { name: "workspaces.open", subject: ctx.user?.userId ?? "", attempts: 20, windowMinutes: 24 * 60 },
  ]),
  openSample: identityProcedure(openSample, (ctx) => [{ name: "workspaces.open-sample", subject: ctx.user?.userId ?? "", attempts: 5, windowMinutes: 24 * 60 }]),
  settings: queryProcedure(getSettings),
  changeCompany: commandProcedure(changeCompany),
  changePolicies: commandProcedure(changePolicies),
  switchFunction: commandProcedure(switchFunction),
  apiKeys: queryProcedure(listApiKeys),
  createApiKey: commandProcedure(createApiKey, (made) => ({ ...made, key: apiKeyText(made.apiKeyId) })),
  revokeApiKey: commandProcedure(revokeApiKey),
});
