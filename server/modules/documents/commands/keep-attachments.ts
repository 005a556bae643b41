import { conflict, forbidden, notFound } from "@/server/kernel/errors";
import { readRecord } from "@/server/modules/records";
import { defineCommand, defineStep, done } from "@/server/platform/command";
import { requirePermission } from "@/server/platform/actor";
import { writeAudit } from "@/server/platform/audit";
import { storeFile, type StoredFile } from "@/server/platform/files";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { fileInput } from "../inputs";
import { mayRemove, requireAttachment } from "../queries/attachments";
import type { Attachable } from "../rules/attachable-records";
import { insertView, setRemoved } from "../store";

/**
 * Puts a file beside a record, for whoever may read the record and attach.
 * @throws NaruError `record.not_found`, `permission.missing`, `files.empty`, `files.too_large`, `files.kind_not_accepted`
 */
export const attachFile = defineStep("documents.attach-file", async (scope: TenantScope, file: { name: string; bytes: Uint8Array; type: Attachable; id: string }): Promise<StoredFile> => {
  requirePermission(scope.actor, "files.attach");
  const { label } = await readRecord(scope, file.type, file.id);
  const stored = await storeFile(scope, { name: file.name, bytes: file.bytes, about: { type: file.type, id: file.id }, attached: true });
  await writeAudit(scope, "documents.attach-file", [{ entityType: file.type, entityId: file.id, entityLabel: label, changes: { file: [null, stored.name] } }]);
  return stored;
});

/** A logo prints sharply from far less, 2 MiB. */
const LARGEST_PICTURE_BYTES = 2 * 1024 * 1024;

/** Keeps a picture for the letterhead. @throws NaruError as `storeFile` */
export const storeLetterheadPicture = defineStep("documents.store-letterhead-picture", async (scope: TenantScope, file: { name: string; bytes: Uint8Array }): Promise<StoredFile> => {
  requirePermission(scope.actor, "settings.manage");
  return storeFile(scope, { ...file, accept: ["png", "jpg"], mostBytes: LARGEST_PICTURE_BYTES, about: { type: "company_profile", id: scope.tenantId } });
});

/** Remembers that somebody opened an attachment (DOC-02). */
export const recordView = defineStep("documents.record-view", (scope: TenantScope, fileId: string, action: "viewed" | "downloaded") => insertView(scope, fileId, action));

/** Takes an attachment away; it can be put back for a month. @throws NaruError `record.not_found`, `permission.missing` */
export const removeAttachment = defineCommand({
  name: "documents.remove-attachment",
  permission: "files.attach",
  input: fileInput,
  run: (scope, { fileId }) => move(scope, fileId, true),
});

/** Puts a removed attachment back. @throws NaruError `record.not_found`, `permission.missing` */
export const restoreAttachment = defineCommand({
  name: "documents.restore-attachment",
  permission: "files.attach",
  input: fileInput,
  run: (scope, { fileId }) => move(scope, fileId, false),
});

async function move(scope: TenantScope, fileId: string, removed: boolean) {
  const file = await requireAttachment(scope, fileId);
  if (!file.attached) throw notFound("file");
  if (!mayRemove(scope, file.createdBy)) throw forbidden("settings.manage");
  const moved = await setRemoved(scope, fileId, removed);
  if (!moved) throw conflict(removed ? "documents.already_removed" : "documents.not_removed");
  const change: readonly [unknown, unknown] = removed ? [moved.name, null] : [null, moved.name];
  return done({ name: moved.name }, { audit: { entityType: file.entityType, entityId: file.entityId, changes: { file: change } } });
}
