import {
  changeMemberRole, deactivateMember, inviteMember, issuePasswordLink, listInvitations, listMembers, passwordLinkUrl, reactivateMember, renewInvitation, revokeInvitation,
} from "@/server/modules/workspaces";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const membersRouter = router({
  list: queryProcedure(listMembers),
  invitations: queryProcedure(listInvitations),
  invite: commandProcedure(inviteMember),
  renewInvitation: commandProcedure(renewInvitation),
  revokeInvitation: commandProcedure(revokeInvitation),
  changeRole: commandProcedure(changeMemberRole),
  deactivate: commandProcedure(deactivateMember),
  /** A link by which a member chooses a new password; shown to be handed over. */
  passwordLink: commandProcedure(issuePasswordLink, (made) => ({ email: made.email, url: passwordLinkUrl(made.linkId) })),
  reactivate: commandProcedure(reactivateMember),
});
