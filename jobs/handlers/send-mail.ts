import { z } from "zod";
import { withIdentity } from "@/server/platform/identity";
import { findDueMails, giveUpLostClaims, sharedMails, suppressQueuedMails, tenantMails } from "@/server/platform/mail-delivery";
import { MAIL_RETRY, sendMail } from "@/server/platform/send-mail";
import { withTenant } from "@/server/platform/tenant-scope";
import { defineJob, defineSharedJob } from "../define-job";

const BATCH = 200;

export const sendMailJob = defineJob({
  name: "mail.send",
  queue: "mail",
  payload: z.object({ tenantId: z.uuid(), mailId: z.uuid(), attempts: z.number().int() }),
  id: ({ mailId, attempts }) => `mail.${mailId}.${attempts}`,
  async due(scope, { mail }) {
    const ledger = tenantMails(scope);
    if (!mail) await suppressQueuedMails(ledger);
    const due = mail ? await findDueMails(ledger, BATCH) : [];
    return due.map(({ id, attempts }) => ({ tenantId: scope.tenantId, mailId: id, attempts }));
  },
  async run(context, { mailId, attempts }, { mail }) {
    if (mail) await sendMail((fn) => withTenant(context, (scope) => fn(tenantMails(scope))), { mailId, attempts }, { ...mail, from: inTheNameOf(context.workspace.name, mail.from) });
  },
});

/** The company is named beside the product, so that a reader knows whom a letter is from and who carried it. */
function inTheNameOf(company: string, from: string): string {
  const [, product = "", address = from] = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(from) ?? [];
  const name = [company, product && `via ${product}`].filter(Boolean).join(" ").replace(/["\\\r\n<>]/g, " ");
  return `"${name}" <${address}>`;
}

/** Mail that belongs to no workspace: password resets, address checks. */
export const sendSharedMailJob = defineSharedJob({
  name: "mail.send-shared",
  queue: "mail",
  payload: z.object({ mailId: z.uuid(), attempts: z.number().int() }),
  id: ({ mailId, attempts }) => `shared-mail.${mailId}.${attempts}`,
  async due(scope, { mail }) {
    const ledger = sharedMails(scope);
    await giveUpLostClaims(ledger, MAIL_RETRY);
    if (!mail) await suppressQueuedMails(ledger);
    const due = mail ? await findDueMails(ledger, BATCH) : [];
    return due.map(({ id, attempts }) => ({ mailId: id, attempts }));
  },
  async run(context, { mailId, attempts }, { mail }) {
    if (mail) await sendMail((fn) => withIdentity(context, (scope) => fn(sharedMails(scope))), { mailId, attempts }, mail);
  },
});
