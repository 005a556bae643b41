import { setTimeout as pause } from "node:timers/promises";
import { describeFailure } from "./failure";
import { log } from "./log";
import { claimMail, settleMail, type ClaimedMail, type MailLedger, type MailOutcome } from "./mail-delivery";
import { MailFailure, messageIdOf, type MailTransport } from "./mail-transport";
import { backoffSeconds, type RetryPolicy } from "./retry-policy";
import { isServerAway } from "./server-away";

/** Six tries over more than an hour, as mail servers that greylist expect; a claim without news for ten minutes is lost. */
export const MAIL_RETRY: RetryPolicy = { attempts: 6, firstDelaySeconds: 30, ceilingSeconds: 3600, leaseSeconds: 600 };

/** Runs `fn` on the send ledger in a transaction of its own. */
export type OnLedger = <T>(fn: (ledger: MailLedger) => Promise<T>) => Promise<T>;

/**
 * Sends one mail: claim, commit, hand over, record.
 * @returns null when another worker has it or it was not due
 */
export async function sendMail(
  onLedger: OnLedger,
  wakeUp: { mailId: string; attempts: number },
  via: { transport: MailTransport; from: string },
): Promise<MailOutcome["status"] | null> {
  const claimed = await claimWithAttachments(onLedger, wakeUp);
  if (!claimed) return null;
  const { mail, attachments } = claimed;
  const messageId = messageIdOf(mail.id, via.from);
  let outcome: MailOutcome = { status: "sent", messageId };
  try {
    // Nothing has left yet: it is tried again.
    if (!attachments) throw new MailFailure("again", "attachment");
    await via.transport.send({ from: via.from, to: mail.to, subject: mail.subject, text: mail.text, html: mail.html, messageId, replyTo: mail.replyTo ?? undefined, attachments });
  } catch (error) {
    const { verdict, failure } = error instanceof MailFailure ? error : { verdict: "unknown" as const, failure: describeFailure(error) };
    if (verdict === "unknown") outcome = { status: "unknown", failure };
    else if (verdict === "never" || mail.attempts >= MAIL_RETRY.attempts) outcome = { status: "failed", failure };
    else outcome = { status: "queued", failure, inSeconds: backoffSeconds(MAIL_RETRY, mail.attempts, Math.random()) };
    log().warn({ mailId: mail.id, attempt: mail.attempts, outcome: outcome.status, failure }, "mail not sent");
  }
  await settlePatiently(onLedger, mail, outcome);
  return outcome.status;
}

/** The mail with what it carries; null for that when a file cannot be read now. */
async function claimWithAttachments(onLedger: OnLedger, wakeUp: { mailId: string; attempts: number }) {
  return onLedger(async (ledger) => {
    const mail = await claimMail(ledger, wakeUp);
    if (!mail) return null;
    const attachments = await ledger.attachments(mail.id).catch((error: unknown) => {
      log().warn({ mailId: mail.id, failure: describeFailure(error) }, "attachment could not be read");
      return null;
    });
    return { mail, attachments };
  });
}

/** Waits between tries of telling the ledger, in milliseconds: a database that restarts is back within a minute. */
const SETTLE_WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000];

/**
 * The ledger must learn what became of a mail also when the database is away just then: only a worker that dies leaves a claim
 * that nobody can judge. Told twice, it is the same.
 */
async function settlePatiently(onLedger: OnLedger, mail: ClaimedMail, outcome: MailOutcome): Promise<void> {
  for (const waitMs of SETTLE_WAITS_MS) {
    try {
      return await onLedger((ledger) => settleMail(ledger, mail, outcome));
    } catch (error) {
      if (!isServerAway(error)) throw error;
      await pause(waitMs);
    }
  }
  await onLedger((ledger) => settleMail(ledger, mail, outcome));
}
