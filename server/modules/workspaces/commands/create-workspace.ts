import type { z } from "zod";
import type { UserId } from "@/server/platform/actor";
import type { IdentityScope } from "@/server/platform/identity";
import { newId } from "@/server/platform/new-id";
import type { Workspace, WorkspaceSettings } from "@/server/platform/tenant-scope";
import type { workspaceInput } from "../inputs";
import { freeSlug, slugFrom } from "../rules/slug";
import { putMembership } from "../store-memberships";
import { insertTenant, takenSlugs } from "../store-tenants";
import { workspaceOf } from "../workspace-of";

/**
 * The workspace itself with its owner; what makes it usable (chart of accounts, warehouse, terms …) is installed by the
 * flow `open-workspace`, which is what doors call.
 */
export async function createWorkspace(
  scope: IdentityScope,
  input: z.output<typeof workspaceInput> & { ownerId: UserId; settings?: Partial<WorkspaceSettings> },
): Promise<Workspace> {
  const { ownerId, ...particulars } = input;
  const wanted = slugFrom(input.name);
  const slug = freeSlug(wanted, await takenSlugs(scope, wanted));
  const row = await insertTenant(scope, { id: newId(), slug, ...particulars, createdAt: scope.now, updatedAt: scope.now });
  const workspace = workspaceOf(row);
  await putMembership(scope, { tenantId: workspace.tenantId, userId: ownerId, role: "owner" });
  return workspace;
}
