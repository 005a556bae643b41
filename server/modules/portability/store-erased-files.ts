import { createHash } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { importRuns } from "@/db/schema/imports";
import { files } from "@/db/schema/platform";
import { writeBytes } from "@/server/platform/file-store";
import { CONTENT_TYPES } from "@/server/platform/sniff-content";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** Puts a note in the place of files that hold personal data among other rows; their imports are over. */
export async function replaceFiles(scope: TenantScope, fileIds: readonly string[], runIds: readonly string[]): Promise<void> {
  const note = Buffer.from(`The content was removed on ${scope.today}: it held personal data that was erased.\n`);
  const facts = { contentType: CONTENT_TYPES.csv, sizeBytes: note.byteLength, sha256: createHash("sha256").update(note).digest("hex") };
  if (fileIds.length > 0) await scope.db.update(files).set(facts).where(and(eq(files.tenantId, scope.tenantId), inArray(files.id, [...fileIds])));
  if (runIds.length > 0) {
    const unfinished = and(eq(importRuns.tenantId, scope.tenantId), inArray(importRuns.id, [...runIds]), inArray(importRuns.status, ["draft", "checked"]));
    await scope.db.update(importRuns).set({ status: "cancelled", updatedAt: scope.now }).where(unfinished);
  }
  // The bytes last: they cannot be rolled back.
  for (const id of fileIds) await writeBytes(scope.tenantId, id, note);
}
