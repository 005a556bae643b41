import { mailAttachments } from "@/db/schema/documents";
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

export interface Letter {
  /** One address, or several separated by commas. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly about: { readonly type: string; readonly id: string };
  readonly sentBy: string | null;
  readonly replyTo: string | null;
  /** Printed documents it carries; it waits until they are printed. */
  readonly documentIds: readonly string[];
}

/** Writes a letter somebody worded, with what it carries, into the send ledger in the caller's transaction. @returns its id */
export async function queueLetter(scope: TenantScope, letter: Letter): Promise<string> {
  const id = newId();
  await scope.db.insert(mailMessages).values({
    tenantId: scope.tenantId,
    id,
    toAddress: letter.to,
    subject: letter.subject,
    textBody: letter.text,
    htmlBody: letter.html,
    entityType: letter.about.type,
    entityId: letter.about.id,
    sentBy: letter.sentBy,
    replyTo: letter.replyTo,
    dedupeKey: `letter:${id}`,
    createdAt: scope.now,
  });
  if (letter.documentIds.length > 0) {
    await scope.db.insert(mailAttachments).values(letter.documentIds.map((documentId, index) => ({ tenantId: scope.tenantId, id: newId(), mailId: id, documentId, position: index + 1 })));
  }
  await wakeWorker(scope);
  return id;
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
