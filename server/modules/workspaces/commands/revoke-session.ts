import { z } from "zod";
import { notFound } from "@/server/kernel/errors";
import { defineIdentityCommand, requireUser } from "@/server/platform/identity-command";
import { sessionInput } from "../inputs";
import { revokeSessionRow, revokeSessions } from "../store-sessions";

/** Ends one of one's own sessions; that browser is signed out at its next request. */
export const revokeSession = defineIdentityCommand({
  name: "workspaces.revoke-session",
  access: "signed_in",
  input: sessionInput,
  async run(scope, { sessionId }) {
    if (!(await revokeSessionRow(scope, requireUser(scope), sessionId))) throw notFound("session");
    return { sessionId };
  },
});

/** Ends all of one's own sessions but this one. */
export const revokeOtherSessions = defineIdentityCommand({
  name: "workspaces.revoke-other-sessions",
  access: "signed_in",
  input: z.object({}),
  async run(scope) {
    return { ended: await revokeSessions(scope, requireUser(scope), scope.sessionId) };
  },
});
