import type { z } from "zod";
import { createWorkspace, workspaceInput } from "@/server/modules/workspaces";
import { systemActor, userActor, type UserId } from "@/server/platform/actor";
import { writeAudit } from "@/server/platform/audit";
import type { IdentityScope } from "@/server/platform/identity";
import { defineIdentityCommand, requireUser } from "@/server/platform/identity-command";
import { enterTenant, type Workspace, type WorkspaceSettings } from "@/server/platform/tenant-scope";
import { installDefaults } from "./install-defaults";

const NAME = "workspaces.open-workspace";

/** Creates a workspace for an owner with everything it needs, in the transaction of the caller. */
export async function openWorkspaceFor(
  scope: IdentityScope,
  input: z.output<typeof workspaceInput> & { ownerId: UserId; settings?: Partial<WorkspaceSettings> },
): Promise<Workspace> {
  const workspace = await createWorkspace(scope, input);
  await enterTenant(scope, { workspace, actor: systemActor("open-workspace") }, installDefaults);
  const owner = userActor({ userId: input.ownerId, role: "owner", ownCustomersOnly: false });
  await enterTenant(scope, { workspace, actor: owner }, (tenant) =>
    writeAudit(tenant, NAME, [{ entityType: "workspace", entityId: workspace.tenantId, entityLabel: workspace.name }]),
  );
  return workspace;
}

/** A signed-in person opens a workspace and owns it. */
export const openWorkspace = defineIdentityCommand({
  name: NAME,
  access: "signed_in",
  input: workspaceInput,
  async run(scope, input) {
    const { tenantId, slug, name } = await openWorkspaceFor(scope, { ...input, ownerId: requireUser(scope) });
    return { tenantId, slug, name };
  },
});
