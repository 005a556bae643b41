import { notFound, refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import type { UserId } from "@/server/platform/actor";
import type { Role } from "@/server/platform/permissions";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { memberInput, memberRoleInput } from "../inputs";
import { memberChangeRefusal } from "../rules/member-changes";
import { lockActiveOwners, lockMember, updateMember } from "../store-memberships";

async function memberForChange(scope: TenantScope, userId: string, to: Role | null, options: { active: boolean }) {
  const owners = await lockActiveOwners(scope);
  const member = await lockMember(scope, userId as UserId);
  if (!member || (member.deactivatedAt === null) !== options.active) throw notFound("user");
  const { actor } = scope;
  const refusal = memberChangeRefusal({
    by: actor.kind === "user" ? actor.role : "system",
    isSelf: actor.kind === "user" && actor.userId === userId,
    from: member.role,
    to,
    // Who comes back is no owner that could be lost.
    activeOwners: options.active ? owners.length : owners.length + 1,
  });
  if (refusal) throw refused(refusal);
  return member;
}

const auditOf = (userId: string, label: string, changes: Record<string, [unknown, unknown]>) => ({
  audit: { entityType: "member", entityId: userId, entityLabel: label, changes },
});

/**
 * Gives a member another role, from their next request on.
 * @throws NaruError `record.changed` when the role is neither as it was `seen` nor as it is wanted
 */
export const changeMemberRole = defineCommand({
  name: "workspaces.change-member-role",
  permission: "members.manage",
  input: memberRoleInput,
  async run(scope, { userId, role, seen }) {
    const member = await memberForChange(scope, userId, role, { active: true });
    if (seen && member.role !== seen && member.role !== role) {
      throw await recordChanged(scope, { entityType: "member", entityId: userId, current: { role: member.role }, wanted: { role }, action: "workspaces.change-member-role" });
    }
    await updateMember(scope, userId as UserId, { role });
    return done({ userId, role }, auditOf(userId, member.email, { role: [member.role, role] }));
  },
});

/** Ends somebody's membership of this workspace: their next request here is refused. What they did stays. */
export const deactivateMember = defineCommand({
  name: "workspaces.deactivate-member",
  permission: "members.manage",
  input: memberInput,
  async run(scope, { userId }) {
    const member = await memberForChange(scope, userId, null, { active: true });
    await updateMember(scope, userId as UserId, { deactivatedAt: scope.now });
    return done({ userId }, auditOf(userId, member.email, { deactivatedAt: [null, scope.now] }));
  },
});

/** Lets a former member in again, with the role they had. */
export const reactivateMember = defineCommand({
  name: "workspaces.reactivate-member",
  permission: "members.manage",
  input: memberInput,
  async run(scope, { userId }) {
    const known = await lockMember(scope, userId as UserId);
    const member = await memberForChange(scope, userId, (known?.role ?? "agent") as Role, { active: false });
    await updateMember(scope, userId as UserId, { deactivatedAt: null });
    return done({ userId }, auditOf(userId, member.email, { deactivatedAt: [member.deactivatedAt, null] }));
  },
});
