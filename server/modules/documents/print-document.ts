import { describeFailure } from "@/server/platform/failure";
import { openFile, storeFile } from "@/server/platform/files";
import { log } from "@/server/platform/log";
import { wakeWorker } from "@/server/platform/outbox";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import type { Picture } from "./render/layout-document";
import type { DocumentContent } from "./rules/document-content";
import { claimPrinting, finishPrinting, giveUpPrinting } from "./store";

/** A document is tried so often before it is given up. */
const TRIES = 3;

/**
 * Prints one document: claim, commit, render, keep the file. Killed in between it is taken up again; printed twice at the
 * same time, one of the two files is kept.
 */
export async function printDocument(context: TenantContext, wakeUp: { documentId: string; attempts: number }): Promise<void> {
  const document = await withTenant(context, (scope) => claimPrinting(scope, wakeUp.documentId, wakeUp.attempts));
  if (!document) return;
  const content = document.content as unknown as DocumentContent;
  try {
    const [logo, seal] = await Promise.all([pictureOf(context, content.company.logo), pictureOf(context, content.company.seal)]);
    // Only the worker pays for the renderer and its fonts.
    const { renderDocument } = await import("./render/render-document");
    const bytes = await renderDocument(content, { logo, seal });
    await withTenant(context, async (scope) => {
      const file = await storeFile(scope, { name: `${content.fileName}.pdf`, bytes, accept: ["pdf"], about: { type: document.entityType, id: document.entityId } });
      if (!(await finishPrinting(scope, document, file.id))) throw new Error("printed by another worker");
      // Mails may have waited for it.
      await wakeWorker(scope);
    });
  } catch (error) {
    log().warn({ err: error, documentId: document.id, attempt: document.attempts }, "document not printed");
    await withTenant(context, (scope) => giveUpPrinting(scope, document, describeFailure(error), document.attempts < TRIES));
  }
}

async function pictureOf(context: TenantContext, fileId: string | null): Promise<Picture | null> {
  if (!fileId) return null;
  const file = await withTenant(context, (scope) => openFile(scope, fileId));
  return { data: await file.bytes(), format: file.contentType === "image/png" ? "png" : "jpg" };
}
