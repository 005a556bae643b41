import { mailMessages } from "@/db/schema/platform";
import { composeMail, type MailContent } from "./compose-mail";
import { newId } from "./new-id";
import { wakeWorker } from "./outbox";
import type { TenantScope } from "./tenant-scope";

export type { MailContent } from "./compose-mail";

export interface MailRequest extends MailContent {
  readonly to: string;
  /** Language of the reader; the workspace's without it. */
  readonly language?: string;
  /** What the mail is about. */
  readonly about?: { readonly type: string; readonly id: string };
  /** The same key is never mailed twice in a workspace: `invoice-issued:<id>`. */
  readonly dedupeKey: string;
}

/**
 * Writes a mail into the send ledger in the caller's transaction; the worker sends it after the commit.
 * @returns its id, or null when the same key was queued before
 */
export async function queueMail(scope: TenantScope, request: MailRequest): Promise<string | null> {
  const composed = composeMail(request.language ?? scope.workspace.language, request);
  const queued = scope.db
    .insert(mailMessages)
    .values({
      tenantId: scope.tenantId,
      id: newId(),
      toAddress: request.to,
      subject: composed.subject,
      textBody: composed.text,
      htmlBody: composed.html,
      entityType: request.about?.type ?? null,
      entityId: request.about?.id ?? null,
      dedupeKey: request.dedupeKey,
      createdAt: scope.now,
    })
    .onConflictDoNothing({ target: [mailMessages.tenantId, mailMessages.dedupeKey] })
    .returning({ id: mailMessages.id });
  const [rows] = await Promise.all([queued, wakeWorker(scope)]);
  return rows[0]?.id ?? null;
}
