import { identityMails } from "@/db/schema/identity";
import { composeMail, type MailContent } from "@/server/platform/compose-mail";
import type { IdentityScope } from "@/server/platform/identity";
import { newId } from "@/server/platform/new-id";

/** Writes a mail that belongs to no workspace into its send ledger; the worker sends it after the commit. */
export async function queueIdentityMail(
  scope: IdentityScope,
  request: MailContent & { to: string; language: string; dedupeKey: string },
): Promise<void> {
  const { subject, text, html } = composeMail(request.language, request);
  await scope.db
    .insert(identityMails)
    .values({
      id: newId(),
      toAddress: request.to,
      subject,
      textBody: text,
      htmlBody: html,
      dedupeKey: request.dedupeKey,
      nextAttemptAt: scope.now,
      createdAt: scope.now,
    })
    .onConflictDoNothing({ target: identityMails.dedupeKey });
}
