import { and, asc, desc, eq, lt } from "drizzle-orm";
import { mailAttachments, printedDocuments } from "@/db/schema/documents";
import { memberships, users } from "@/db/schema/identity";
import { files, mailMessages } from "@/db/schema/platform";
import { notFound } from "@/server/kernel/errors";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, pageOf } from "@/server/platform/keyset";
import { mailboxInput, mailInput } from "../inputs";
import { isAttachable } from "../rules/attachable-records";

const SHOWN = {
  id: mailMessages.id,
  to: mailMessages.toAddress,
  subject: mailMessages.subject,
  status: mailMessages.status,
  createdAt: mailMessages.createdAt,
  sentAt: mailMessages.sentAt,
  failure: mailMessages.lastError,
  entityType: mailMessages.entityType,
  entityId: mailMessages.entityId,
  sender: users.name,
};

/** What the workspace sent, newest first. */
export const listMailbox = defineQuery({
  name: "documents.list-mailbox",
  permission: "settings.view",
  input: mailboxInput,
  async run(scope, { cursor, limit }) {
    const rows = await scope.db
      .select(SHOWN)
      .from(mailMessages)
      .leftJoin(memberships, and(eq(memberships.tenantId, mailMessages.tenantId), eq(memberships.userId, mailMessages.sentBy)))
      .leftJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(mailMessages.tenantId, scope.tenantId), cursor ? lt(mailMessages.id, decodeCursor(cursor).id) : undefined))
      .orderBy(desc(mailMessages.id))
      .limit(limit + 1);
    return { ...pageOf(rows, limit, () => ""), hasServer: Boolean(process.env["SMTP_URL"]) };
  },
});

/**
 * One mail with what it carried. Mails that are no letters hold one-time links of other people (invitations): their text is
 * shown in the demo only.
 */
export const getMail = defineQuery({
  name: "documents.get-mail",
  permission: "settings.view",
  input: mailInput,
  async run(scope, { mailId }) {
    const [mail] = await scope.db
      .select({ ...SHOWN, html: mailMessages.htmlBody, text: mailMessages.textBody })
      .from(mailMessages)
      .leftJoin(memberships, and(eq(memberships.tenantId, mailMessages.tenantId), eq(memberships.userId, mailMessages.sentBy)))
      .leftJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(mailMessages.tenantId, scope.tenantId), eq(mailMessages.id, mailId)));
    if (!mail) throw notFound("mail");
    const attachments = await scope.db
      .select({ documentId: printedDocuments.id, fileId: printedDocuments.fileId, name: files.name, sizeBytes: files.sizeBytes, status: printedDocuments.status, number: printedDocuments.entityLabel })
      .from(mailAttachments)
      .innerJoin(printedDocuments, and(eq(printedDocuments.tenantId, mailAttachments.tenantId), eq(printedDocuments.id, mailAttachments.documentId)))
      .leftJoin(files, and(eq(files.tenantId, printedDocuments.tenantId), eq(files.id, printedDocuments.fileId)))
      .where(and(eq(mailAttachments.tenantId, scope.tenantId), eq(mailAttachments.mailId, mailId)))
      .orderBy(asc(mailAttachments.position));
    const isLetter = mail.entityType !== null && isAttachable(mail.entityType);
    const shown = isLetter || process.env["NARU_MODE"] === "demo";
    return { ...mail, html: shown ? mail.html : null, text: shown ? mail.text : null, attachments };
  },
});
