import { and, eq, inArray, isNull, isNotNull, sql } from "drizzle-orm";
import { companyProfiles, fileViews, mailAttachments, printedDocuments } from "@/db/schema/documents";
import { files, mailMessages } from "@/db/schema/platform";
import { tenantMails } from "@/server/platform/mail-delivery";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type PrintedDocument = typeof printedDocuments.$inferSelect;

/**
 * Puts a document down to be printed, or finds the one of the same content. One that failed before is tried anew.
 * The content is kept only until it is printed.
 */
export async function putPrinted(scope: TenantScope, wanted: Omit<typeof printedDocuments.$inferInsert, "tenantId" | "id">): Promise<PrintedDocument> {
  const [row] = await scope.db
    .insert(printedDocuments)
    .values({ ...wanted, tenantId: scope.tenantId, id: newId(), createdAt: scope.now })
    .onConflictDoUpdate({
      target: [printedDocuments.tenantId, printedDocuments.contentHash],
      set: {
        status: sql`case when ${printedDocuments.status} = 'failed' then 'queued' else ${printedDocuments.status} end`,
        content: sql`case when ${printedDocuments.status} = 'failed' then excluded.content else ${printedDocuments.content} end`,
        attempts: sql`case when ${printedDocuments.status} = 'failed' then 0 else ${printedDocuments.attempts} end`,
      },
    })
    .returning();
  if (!row) throw new Error("the document was not put down");
  return row;
}

/** Takes a document for printing, if it still is where the wake-up saw it. */
export async function claimPrinting(scope: TenantScope, documentId: string, attempts: number): Promise<PrintedDocument | null> {
  const [row] = await scope.db
    .update(printedDocuments)
    .set({ status: "printing", claimedAt: sql`now()`, attempts: sql`${printedDocuments.attempts} + 1` })
    .where(and(eq(printedDocuments.tenantId, scope.tenantId), eq(printedDocuments.id, documentId), eq(printedDocuments.attempts, attempts), inArray(printedDocuments.status, ["queued", "printing"])))
    .returning();
  return row ?? null;
}

/** Names the file of a printed document. @returns false when somebody else finished it meanwhile */
export async function finishPrinting(scope: TenantScope, document: PrintedDocument, fileId: string): Promise<boolean> {
  const rows = await scope.db
    .update(printedDocuments)
    .set({ status: "done", fileId, finishedAt: scope.now, content: {}, lastError: null })
    .where(and(eq(printedDocuments.tenantId, scope.tenantId), eq(printedDocuments.id, document.id), eq(printedDocuments.attempts, document.attempts), eq(printedDocuments.status, "printing")))
    .returning({ id: printedDocuments.id });
  return rows.length > 0;
}

/** Another try later, or, without one, the end: mails that waited for it do not go out. */
export async function giveUpPrinting(scope: TenantScope, document: PrintedDocument, failure: string, again: boolean): Promise<void> {
  const rows = await scope.db
    .update(printedDocuments)
    .set({ status: again ? "queued" : "failed", lastError: failure, ...(again ? {} : { finishedAt: scope.now }) })
    .where(and(eq(printedDocuments.tenantId, scope.tenantId), eq(printedDocuments.id, document.id), eq(printedDocuments.attempts, document.attempts), eq(printedDocuments.status, "printing")))
    .returning({ id: printedDocuments.id });
  if (again || rows.length === 0) return;
  const waiting = scope.db.select({ id: mailAttachments.mailId }).from(mailAttachments).where(and(eq(mailAttachments.tenantId, scope.tenantId), eq(mailAttachments.documentId, document.id)));
  const mails = await scope.db
    .update(mailMessages)
    .set({ status: "failed", lastError: "document not printed" })
    .where(and(eq(mailMessages.tenantId, scope.tenantId), eq(mailMessages.status, "queued"), inArray(mailMessages.id, waiting)))
    .returning({ to_address: mailMessages.toAddress, entity_type: mailMessages.entityType, entity_id: mailMessages.entityId });
  await tenantMails(scope).tell(mails, "failed", "document not printed");
}

type Profile = Omit<typeof companyProfiles.$inferInsert, "tenantId" | "id" | "version" | "updatedAt">;

/** Writes the letterhead if nobody changed it since `version` (0: there was none). @returns the new version or null */
export async function putProfile(scope: TenantScope, version: number, profile: Profile): Promise<number | null> {
  if (version === 0) {
    const [made] = await scope.db
      .insert(companyProfiles)
      .values({ ...profile, tenantId: scope.tenantId, id: newId(), updatedAt: scope.now })
      .onConflictDoNothing({ target: [companyProfiles.tenantId] })
      .returning({ version: companyProfiles.version });
    return made?.version ?? null;
  }
  const [row] = await scope.db
    .update(companyProfiles)
    .set({ ...profile, version: sql`${companyProfiles.version} + 1`, updatedAt: scope.now })
    .where(and(eq(companyProfiles.tenantId, scope.tenantId), eq(companyProfiles.version, version)))
    .returning({ version: companyProfiles.version });
  return row?.version ?? null;
}

/** Takes an attachment away from its record, or puts it back. @returns its name, or null when it was so already */
export async function setRemoved(scope: TenantScope, fileId: string, removed: boolean): Promise<{ name: string } | null> {
  const [row] = await scope.db
    .update(files)
    .set({ removedAt: removed ? scope.now : null })
    .where(and(eq(files.tenantId, scope.tenantId), eq(files.id, fileId), eq(files.attached, true), removed ? isNull(files.removedAt) : isNotNull(files.removedAt)))
    .returning({ name: files.name });
  return row ?? null;
}

/** Remembers that somebody opened a file (DOC-02). */
export async function insertView(scope: TenantScope, fileId: string, action: "viewed" | "downloaded"): Promise<void> {
  const userId = scope.actor.kind === "user" ? scope.actor.userId : null;
  await scope.db.insert(fileViews).values({ tenantId: scope.tenantId, id: newId(), fileId, userId, action, at: scope.now });
}
