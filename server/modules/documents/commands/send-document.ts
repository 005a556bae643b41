import { conflict } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { queueLetter } from "@/server/platform/mail";
import { sendDocumentInput } from "../inputs";
import { letterOf, senderOf } from "../queries/draft-letter";
import { readContent } from "../queries/read-content";
import { printContent } from "./request-document";

/**
 * Mails a document of a record as it stands now, with the sender's words. It goes through the send ledger, so that it goes
 * out once; the record's history tells who sent it, and then what became of it (ORD-12).
 * @throws NaruError `record.not_found`, `permission.missing`, `documents.wrong_kind`
 */
export const sendDocument = defineCommand({
  name: "documents.send-document",
  permission: "documents.send",
  input: sendDocumentInput,
  async run(scope, input) {
    const read = await readContent(scope, input);
    const printed = await printContent(scope, read, input.recordId);
    if (printed.status === "failed") throw conflict("documents.not_printed");
    const to = [...new Set(input.to)].join(", ");
    const sender = await senderOf(scope);
    const { text, html } = letterOf(read, input);
    const mailId = await queueLetter(scope, {
      to, subject: input.subject, text, html,
      about: { type: read.entityType, id: input.recordId },
      sentBy: sender?.userId ?? null,
      replyTo: sender?.email ?? null,
      documentIds: [printed.id],
    });
    const { fileName, number } = read.content;
    return done(
      { mailId, documentId: printed.id, to },
      { audit: { entityType: read.entityType, entityId: input.recordId, entityLabel: number, changes: { document: [null, fileName], to: [null, to] } } },
    );
  },
});
