import { defineCommand, done } from "@/server/platform/command";
import { wakeWorker } from "@/server/platform/outbox";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { documentRefInput } from "../inputs";
import { readContent, type ReadContent } from "../queries/read-content";
import { contentHash } from "../rules/content-hash";
import { putPrinted, type PrintedDocument } from "../store";

/** Puts what was read down to be printed; the same content is printed once. */
export async function printContent(scope: TenantScope, read: ReadContent, recordId: string): Promise<PrintedDocument> {
  const { content, entityType } = read;
  const printed = await putPrinted(scope, {
    kind: content.kind,
    entityType,
    entityId: recordId,
    entityLabel: content.number,
    language: content.language,
    contentHash: contentHash(content),
    content: content as unknown as Record<string, unknown>,
    createdBy: scope.actor.kind === "user" ? scope.actor.userId : null,
  });
  if (printed.status !== "done") await wakeWorker(scope);
  return printed;
}

/**
 * Asks for a document of a record as PDF. The worker prints it in seconds; the record's own query judges whether the asker
 * may see what stands in it. Reading changes nothing of the record, so there is nothing to audit.
 * @throws NaruError `record.not_found`, `permission.missing`, `documents.wrong_kind`
 */
export const requestDocument = defineCommand({
  name: "documents.request-document",
  permission: "customers.view",
  input: documentRefInput,
  async run(scope, ref) {
    const read = await readContent(scope, ref);
    const { id, status } = await printContent(scope, read, ref.recordId);
    return done({ documentId: id, status }, { audit: [] });
  },
});
