import { fault, invalid, NaruError, refused, type Fault } from "@/server/kernel/errors";
import { userActor, type TenantId, type UserId } from "@/server/platform/actor";
import { writeAudit } from "@/server/platform/audit";
import type { IdentityScope } from "@/server/platform/identity";
import { defineIdentityCommand } from "@/server/platform/identity-command";
import type { Role } from "@/server/platform/permissions";
import { tokenHash } from "@/server/platform/secrets";
import { enterTenant, type Workspace } from "@/server/platform/tenant-scope";
import { hashOfNewPassword } from "../choose-password";
import { acceptInvitationInput } from "../inputs";
import { loadWorkspace } from "../queries/load-workspace";
import { spendInvitation } from "../store-invitations";
import { putMembership } from "../store-memberships";
import { findUserByEmail, insertUser, markVerified } from "../store-users";

/**
 * Joins a workspace by a mailed link, which works once. Who has no account makes one here; who has one must be signed in
 * with it, so that the link alone opens nobody's account.
 */
export const acceptInvitation = defineIdentityCommand({
  name: "workspaces.accept-invitation",
  access: "anyone",
  input: acceptInvitationInput,
  async run(scope, input) {
    const invitation = await spendInvitation(scope, tokenHash(input.token));
    const workspace = invitation ? await loadWorkspace(scope, invitation.tenantId as TenantId) : null;
    if (!invitation || !workspace) throw refused("invitations.link_spent");
    const account = await findUserByEmail(scope, invitation.email);
    const made = !account;
    const userId = account ? signedInAs(scope, account.id as UserId, invitation.email) : await makeAccount(scope, invitation.email, input, workspace);
    await markVerified(scope, userId);
    await join(scope, workspace, { userId, role: invitation.role as Role, email: invitation.email });
    return { slug: workspace.slug, email: invitation.email, made };
  },
});

function signedInAs(scope: IdentityScope, userId: UserId, email: string): UserId {
  if (scope.userId !== userId) throw new NaruError("unauthenticated", "invitations.sign_in_first", { email });
  return userId;
}

async function makeAccount(scope: IdentityScope, email: string, input: { name?: string; password?: string }, workspace: Workspace): Promise<UserId> {
  const { name, password } = input;
  const missing: Fault[] = [];
  if (!name) missing.push(fault("name", "input.required"));
  if (!password) missing.push(fault("password", "input.required"));
  if (!name || !password) throw invalid(missing);
  const passwordHash = await hashOfNewPassword(password, { email, name });
  const userId = await insertUser(scope, { email, name, passwordHash, language: workspace.language });
  if (!userId) throw new NaruError("unauthenticated", "invitations.sign_in_first", { email });
  return userId;
}

async function join(scope: IdentityScope, workspace: Workspace, member: { userId: UserId; role: Role; email: string }): Promise<void> {
  const { userId, role, email } = member;
  await putMembership(scope, { tenantId: workspace.tenantId, userId, role });
  const actor = userActor({ userId, role, ownCustomersOnly: false });
  await enterTenant(scope, { workspace, actor }, (tenant) =>
    writeAudit(tenant, "workspaces.accept-invitation", [
      { entityType: "member", entityId: userId, entityLabel: email, changes: { role: [null, role] } },
    ]),
  );
}
