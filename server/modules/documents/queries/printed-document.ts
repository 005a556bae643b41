import { and, asc, eq, lt, or, sql } from "drizzle-orm";
import { printedDocuments } from "@/db/schema/documents";
import { notFound } from "@/server/kernel/errors";
import { readRecord } from "@/server/modules/records";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { printedInput } from "../inputs";
import { isAttachable } from "../rules/attachable-records";

/** How far a document is, and its file once it is printed. For those who may read its record. */
export const getPrinted = defineQuery({
  name: "documents.get-printed",
  permission: "customers.view",
  input: printedInput,
  async run(scope, { documentId }) {
    const [row] = await scope.db
      .select({ id: printedDocuments.id, kind: printedDocuments.kind, entityType: printedDocuments.entityType, entityId: printedDocuments.entityId, number: printedDocuments.entityLabel, status: printedDocuments.status, fileId: printedDocuments.fileId })
      .from(printedDocuments)
      .where(and(eq(printedDocuments.tenantId, scope.tenantId), eq(printedDocuments.id, documentId)));
    if (!row || !isAttachable(row.entityType)) throw notFound("printed_document");
    await readRecord(scope, row.entityType, row.entityId);
    return { id: row.id, kind: row.kind, number: row.number, status: row.status as "queued" | "printing" | "done" | "failed", fileId: row.fileId };
  },
});

/** A claim older than this belongs to a worker that died. */
const LEASE_SECONDS = 120;

/** Documents to be printed now, with the number of tries they had. */
export async function duePrintings(scope: TenantScope, limit: number): Promise<{ id: string; attempts: number }[]> {
  return scope.db
    .select({ id: printedDocuments.id, attempts: printedDocuments.attempts })
    .from(printedDocuments)
    .where(
      and(
        eq(printedDocuments.tenantId, scope.tenantId),
        or(
          eq(printedDocuments.status, "queued"),
          and(eq(printedDocuments.status, "printing"), lt(printedDocuments.claimedAt, sql`now() - make_interval(secs => ${LEASE_SECONDS})`)),
        ),
      ),
    )
    .orderBy(asc(printedDocuments.createdAt))
    .limit(limit);
}
