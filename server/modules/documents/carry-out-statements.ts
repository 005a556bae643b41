import { NaruError } from "@/server/kernel/errors";
import { activeMembers } from "@/server/modules/workspaces";
import { systemActor, userActor, type UserId } from "@/server/platform/actor";
import { roleMay } from "@/server/platform/permissions";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import { sendDocument } from "./commands/send-document";
import { draftLetter } from "./queries/draft-letter";
import { claimSending, moveRun, nameMail, nextSending, readRun, type StatementRun, type StatementSending } from "./store-statement-runs";

/** What could not be sent in an hour of tries is not sent. */
const TRIED_FOR_MS = 3_600_000;

/**
 * Sends the statements of a run, one customer and one transaction at a time, as the person who asked and with the rights they have now.
 * The mark "sent" and the mail in the ledger are one transaction, so a run that dies and is begun again sends nothing twice.
 */
export async function carryOutStatements(context: TenantContext, runId: string, options: { onSent?(): void } = {}): Promise<void> {
  const system: TenantContext = { ...context, actor: systemActor("documents") };
  const run = await withTenant(system, async (scope) => {
    const found = await readRun(scope, runId);
    return found && (await moveRun(scope, runId, { status: "running" })) ? found : null;
  });
  if (!run) return;
  const late = context.clock.now().getTime() - run.createdAt.getTime() > TRIED_FOR_MS;
  const own = late ? null : await asWhoAsked(system, run);
  const refusal = late ? "documents.run_gave_up" : "permission.missing";
  for (;;) {
    // Also says that the run is alive, and hears that it was given up.
    const sending = await withTenant(system, async (scope) => ((await moveRun(scope, runId, {})) ? nextSending(scope, runId) : null));
    if (!sending) break;
    const failure = own ? await send(own, run, sending) : refusal;
    if (failure) await withTenant(system, (scope) => claimSending(scope, sending.id, { status: "failed", failure }));
    options.onSent?.();
  }
  await withTenant(system, (scope) => moveRun(scope, runId, { status: "done", finishedAt: scope.now }));
}

/** @returns the code of the refusal, or null when it is sent or somebody else has sent it */
async function send(own: TenantContext, run: StatementRun, sending: StatementSending): Promise<string | null> {
  const ref = { kind: "statement" as const, recordId: sending.customerId as never, from: run.fromOn, until: run.untilOn };
  try {
    return await withTenant(own, async (scope) => {
      if (!(await claimSending(scope, sending.id, { status: "sent" }))) return null;
      const { to, subject, text } = await draftLetter.within(scope, ref);
      if (to.length === 0) throw new NaruError("refused", "documents.no_address");
      const sent = await sendDocument.within(scope, { ...ref, to, subject, text });
      await nameMail(scope, sending.id, { mailId: sent.mailId, toAddress: sent.to });
      return null;
    });
  } catch (error) {
    if (error instanceof NaruError) return error.code;
    throw error;
  }
}

/** The context of the person who asked, with the rights they have now; null when they left or may no longer send. */
async function asWhoAsked(context: TenantContext, run: StatementRun): Promise<TenantContext | null> {
  return withTenant(context, async (scope) => {
    const member = (await activeMembers(scope)).find((one) => one.userId === run.userId);
    if (!member || !roleMay(member.role, "documents.send") || !roleMay(member.role, "receivables.view")) return null;
    const ownCustomersOnly = member.role === "sales_rep" && context.workspace.settings.repsSeeOwnCustomersOnly;
    return { ...context, actor: userActor({ userId: member.userId as UserId, role: member.role, ownCustomersOnly }) };
  });
}
