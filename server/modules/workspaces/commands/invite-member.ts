import { notFound, refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { queueMail } from "@/server/platform/mail";
import { newId } from "@/server/platform/new-id";
import { tokenHash, tokenOf } from "@/server/platform/secrets";
import type { Role } from "@/server/platform/permissions";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { invitationInput, inviteInput } from "../inputs";
import { invitationUrl } from "../invitation-url";
import { isActiveMember } from "../queries/list-members";
import { userName } from "../queries/user-name";
import { findInvitation, replaceInvitation, revokeInvitationRow } from "../store-invitations";

export const INVITATION_DAYS = 7;

async function writeInvitation(scope: TenantScope, { email, role }: { email: string; role: Role }) {
  const id = newId();
  const expiresAt = new Date(scope.now.getTime() + INVITATION_DAYS * 86_400_000);
  const invitedBy = scope.actor.kind === "user" ? scope.actor.userId : null;
  await replaceInvitation(scope, { id, email, role, tokenHash: tokenHash(tokenOf("invitation", id)), invitedBy, expiresAt });
  await queueMail(scope, {
    kind: "invitation",
    to: email,
    params: {
      inviter: invitedBy ? await userName(scope, invitedBy) : scope.workspace.name,
      workspace: scope.workspace.name,
      role,
      expires: expiresAt.toISOString().slice(0, 10),
    },
    actionUrl: invitationUrl(id),
    about: { type: "invitation", id },
    dedupeKey: `invitation:${id}`,
  });
  return { invitationId: id, email };
}

/** Only an owner may hand out ownership. */
function requireMayGrant(scope: TenantScope, role: Role): void {
  const { actor } = scope;
  if (role === "owner" && actor.kind === "user" && actor.role !== "owner") throw refused("members.only_owner_changes_owner");
}

/** Invites somebody by mail; an open invitation for the same address is replaced. */
export const inviteMember = defineCommand({
  name: "workspaces.invite-member",
  permission: "members.manage",
  input: inviteInput,
  async run(scope, input) {
    requireMayGrant(scope, input.role);
    if (await isActiveMember(scope, input.email)) throw refused("members.already_member", { email: input.email });
    const result = await writeInvitation(scope, input);
    const changes = { role: [null, input.role] } as const;
    return done(result, { audit: { entityType: "invitation", entityId: result.invitationId, entityLabel: input.email, changes } });
  },
});

/** A fresh link with a fresh term; the old link stops working. */
export const renewInvitation = defineCommand({
  name: "workspaces.renew-invitation",
  permission: "members.manage",
  input: invitationInput,
  async run(scope, { invitationId }) {
    const open = await findInvitation(scope, invitationId);
    if (!open) throw notFound("invitation");
    requireMayGrant(scope, open.role as Role);
    const result = await writeInvitation(scope, { email: open.email, role: open.role as Role });
    return done(result, { audit: { entityType: "invitation", entityId: result.invitationId, entityLabel: open.email } });
  },
});

/** Withdraws an invitation; its link stops working. */
export const revokeInvitation = defineCommand({
  name: "workspaces.revoke-invitation",
  permission: "members.manage",
  input: invitationInput,
  async run(scope, { invitationId }) {
    const row = await revokeInvitationRow(scope, invitationId);
    if (!row) throw notFound("invitation");
    return done({ invitationId }, { audit: { entityType: "invitation", entityId: invitationId, entityLabel: row.email, changes: { revokedAt: [null, scope.now] } } });
  },
});
