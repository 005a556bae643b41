import { notFound, refused } from "@/server/kernel/errors";
import type { UserId } from "@/server/platform/actor";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { tokenHash } from "@/server/platform/secrets";
import { memberInput } from "../inputs";
import { passwordLinkToken } from "../password-link";
import { isMemberElsewhere } from "../queries/list-members";
import { passwordLinkRefusal } from "../rules/member-changes";
import { lockMember } from "../store-memberships";
import { insertResetToken } from "../store-users";

export const LINK_HOURS = 24;

/**
 * A link by which a member chooses a new password, to be handed over where no mail arrives. The answer carries no link:
 * the door makes it from the id.
 */
export const issuePasswordLink = defineCommand({
  name: "workspaces.issue-password-link",
  permission: "members.manage",
  input: memberInput,
  async run(scope, input) {
    const userId = input.userId as UserId;
    const member = await lockMember(scope, userId);
    if (!member || member.deactivatedAt) throw notFound("user");
    const { actor } = scope;
    const refusal = passwordLinkRefusal({
      by: actor.kind === "user" ? actor.role : "system",
      isSelf: actor.kind === "user" && actor.userId === userId,
      role: member.role,
      belongsElsewhere: await isMemberElsewhere(scope, userId),
    });
    if (refusal) throw refused(refusal);
    const linkId = newId();
    const expiresAt = new Date(scope.now.getTime() + LINK_HOURS * 3_600_000);
    await insertResetToken(scope, { id: linkId, userId, tokenHash: tokenHash(passwordLinkToken(linkId)), expiresAt });
    return done({ linkId, email: member.email }, { audit: { entityType: "member", entityId: userId, entityLabel: member.email } });
  },
});
