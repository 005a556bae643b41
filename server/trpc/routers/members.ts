import {
  changeMemberRole, deactivateMember, inviteMember, listInvitations, listMembers, reactivateMember, renewInvitation, revokeInvitation,
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
  reactivate: commandProcedure(reactivateMember),
});
