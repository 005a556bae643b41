import { z } from "zod";
import {
  acceptInvitation, changePassword, changeProfile, confirmSecondFactor, getAccount, listSessions, previewInvitation, registerUser, removeSecondFactor,
  renewRecoveryCodes, requestPasswordReset, resetPassword, revokeOtherSessions, revokeSession, sendVerification, startSecondFactor, verifyEmail,
} from "@/server/modules/workspaces";
import { withIdentity } from "@/server/platform/identity";
import type { Limit } from "@/server/platform/limits";
import { identityContext, identityProcedure } from "../identity-procedures";
import { router, type RequestContext } from "../init";
import { publicProcedure, userProcedure } from "../procedures";

const nothing = z.void();
const invitationInput = z.object({ token: z.string().max(200) });

/** So many tries an hour from one network address. */
const perAddress = (name: string, attempts: number) => (ctx: RequestContext): Limit[] =>
  ctx.address ? [{ name, subject: ctx.address, attempts, windowMinutes: 60 }] : [];

/** Passwords and codes asked again of a signed-in person: a stolen session must not become a stolen password. */
const perUser = (ctx: RequestContext): Limit[] => [
  { name: "account.proof", subject: ctx.user?.userId ?? "", attempts: 10, windowMinutes: 15 },
];

export const accountRouter = router({
  register: identityProcedure(registerUser, perAddress("account.register", 30)),
  requestPasswordReset: identityProcedure(requestPasswordReset, (ctx, input) => [
    ...perAddress("account.reset-request", 30)(ctx),
    { name: "account.reset-request.account", subject: input.email.trim().toLowerCase(), attempts: 5, windowMinutes: 60 },
  ]),
  resetPassword: identityProcedure(resetPassword, perAddress("account.reset", 30)),
  /** What the holder of an invitation link is invited to; null when the link is no longer valid. */
  invitation: publicProcedure
    .meta({ identity: { name: "workspaces.preview-invitation", access: "anyone", input: invitationInput } })
    .input(invitationInput)
    .query(({ ctx, input }) => withIdentity(identityContext(ctx), (scope) => previewInvitation(scope, input.token))),
  acceptInvitation: identityProcedure(acceptInvitation, perAddress("account.invitation", 60)),

  get: userProcedure
    .meta({ identity: { name: "workspaces.get-account", access: "signed_in", input: nothing } })
    .input(nothing)
    .query(({ ctx }) => withIdentity(identityContext(ctx), (scope) => getAccount(scope, ctx.user.userId))),
  sessions: userProcedure
    .meta({ identity: { name: "workspaces.list-sessions", access: "signed_in", input: nothing } })
    .input(nothing)
    .query(({ ctx }) => withIdentity(identityContext(ctx), (scope) => listSessions(scope, ctx.user.userId))),
  verifyEmail: identityProcedure(verifyEmail, perAddress("account.verify", 60)),
  sendVerification: identityProcedure(sendVerification, (ctx) => [{ name: "account.verify-mail", subject: ctx.user?.userId ?? "", attempts: 5, windowMinutes: 60 }]),
  changeProfile: identityProcedure(changeProfile),
  changePassword: identityProcedure(changePassword, perUser),
  revokeSession: identityProcedure(revokeSession),
  revokeOtherSessions: identityProcedure(revokeOtherSessions),
  startSecondFactor: identityProcedure(startSecondFactor, perUser),
  confirmSecondFactor: identityProcedure(confirmSecondFactor, perUser),
  renewRecoveryCodes: identityProcedure(renewRecoveryCodes, perUser),
  removeSecondFactor: identityProcedure(removeSecondFactor, perUser),
});
