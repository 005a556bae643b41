import { fault, invalid } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { openFile } from "@/server/platform/files";
import { recordChanged } from "@/server/platform/record-changed";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { profileInput } from "../inputs";
import { readProfile } from "../queries/read-profile";
import { putProfile } from "../store";

/**
 * What stands on the letterhead from the next document on.
 * @throws NaruError `record.changed`, `documents.not_a_picture`
 */
export const saveProfile = defineCommand({
  name: "documents.save-profile",
  permission: "settings.manage",
  input: profileInput,
  async run(scope, { version, ...values }) {
    await requirePictures(scope, { logoFileId: values.logoFileId ?? null, sealFileId: values.sealFileId ?? null });
    const { version: _version, ...before } = await readProfile(scope);
    const profile = Object.fromEntries(Object.keys(before).map((field) => [field, (values as Record<string, string | null | undefined>)[field] ?? null]));
    const after = await putProfile(scope, version, profile);
    if (after === null) throw await recordChanged(scope, { entityType: "workspace", entityId: scope.tenantId, current: before, wanted: profile });
    return done({ version: after }, { audit: { entityType: "workspace", entityId: scope.tenantId, entityLabel: scope.workspace.name, changes: changedFields(before, profile) } });
  },
});

/** Logo and seal are pictures that were uploaded for it: no other file gets onto a document. */
async function requirePictures(scope: TenantScope, pictures: Readonly<Record<string, string | null>>): Promise<void> {
  for (const [field, fileId] of Object.entries(pictures)) {
    if (!fileId) continue;
    const file = await openFile(scope, fileId);
    if (!file.contentType.startsWith("image/") || file.about?.type !== "company_profile") throw invalid([fault(field, "documents.not_a_picture")]);
  }
}
